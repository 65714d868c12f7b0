import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import './app/global.css';
import { startLanguage } from './app/language';
import { paintRoot } from './app/theme';
import './shared/desk-parts.css';

paintRoot();
await startLanguage();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
