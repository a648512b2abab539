import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useId } from 'react';
import { importTexts as text } from '../../electron/contract/messages/keys.ts';
import type { KeyImportView } from '../../electron/contract/views/keys.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import styles from './keys.module.css';

const placeOf = ({ source }: KeyImportView): string =>
  source.kind === 'file' ? text.foundIn.file(source.name) : text.foundIn[source.kind];

/** What was found, masked, and what of it could not be understood. */
export function FoundKeys({ found }: { found: KeyImportView }) {
  const id = useId();
  return (
    <>
      <p className={styles['soft']}>
        <bdi>{placeOf(found)}</bdi>
      </p>
      {found.found.length > 0 && (
        <>
          <dl className={styles['found']}>
            {found.found.map(({ field, label, hint, line }) => (
              <div key={`${field} ${label} ${line}`} className={styles['value']}>
                <dt>
                  <span className={styles['field']}>{text.fields[field]}</span>{' '}
                  <span className={styles['soft']}>
                    <bdi>{text.named(label, line)}</bdi>
                  </span>
                </dt>
                <dd className={styles['masked']}>
                  <bdi aria-hidden="true">{text.hidden(hint)}</bdi>
                  <VisuallyHidden>{text.hiddenSpoken(hint)}</VisuallyHidden>
                </dd>
              </div>
            ))}
          </dl>
          <p className={styles['soft']}>{text.masked}</p>
        </>
      )}
      {found.problems.length > 0 && (
        <section aria-labelledby={id} className={styles['problems']}>
          <h3 id={id} className={styles['problemsTitle']}>
            <TriangleAlert aria-hidden="true" />
            {text.problemsTitle}
          </h3>
          <ul className={styles['problemList']}>
            {found.problems.map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                {line !== null && <strong>{text.problemAt(line)} </strong>}
                {message}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
