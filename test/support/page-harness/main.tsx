/** Shows the page over a fake bridge: `?scene=welcome&theme=dark`. */
// First, because schemas are made while the other modules load.
import './no-compiled-schemas.ts';
import { createRoot } from 'react-dom/client';
import '../../../renderer/ui/tokens.css';
import '../../../renderer/ui/base.css';
import type { ThemeChoice } from '../../../electron/contract/views/app.ts';
import { App } from '../../../renderer/app/app.tsx';
import { scenes } from './scenes.ts';

const query = new URLSearchParams(location.search);
const scene = scenes.find(({ name }) => name === query.get('scene')) ?? scenes[0];
const root = document.getElementById('root');
if (!scene || !root) throw new Error('there is no scene to show');

const fake = scene.make();
const theme = (query.get('theme') ?? 'light') as ThemeChoice;
fake.app = { ...fake.app, settings: { ...fake.app.settings, theme } };
createRoot(root).render(<App bridge={fake.bridge} />);
