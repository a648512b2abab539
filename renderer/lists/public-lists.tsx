import { lookAroundTexts } from '../../electron/contract/messages/access.ts';
import { lists } from '../../electron/contract/messages/views.ts';
import { useNavigation } from '../ui/navigation.tsx';
import { Scrolled, TitledView } from '../views/view.tsx';
import { ListByAddress } from './list-by-address.tsx';
import styles from './lists.module.css';

/** Lists for access that nobody is signed in to: it has none of its own, and opens any public one by its address. */
export function PublicLists() {
  const navigation = useNavigation();
  return (
    <TitledView title={lists.title}>
      <Scrolled>
        <p className={styles['calm']}>{lookAroundTexts.list.none}</p>
        <div className={styles['address']}>
          <ListByAddress
            onOpen={(listId) =>
              navigation.open({
                kind: 'timeline',
                timeline: { kind: 'list', listId },
                title: lists.numbered(listId),
              })
            }
          />
        </div>
      </Scrolled>
    </TitledView>
  );
}
