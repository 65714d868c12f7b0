import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import './app/global.css';
import { startLanguage } from './app/language';
import { startScheme } from './app/scheme';
import './shared/desk-parts.css';

startScheme();
await startLanguage();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
