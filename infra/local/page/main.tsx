import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LocalPage } from './LocalPage.tsx';
import './page.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element to show the page in.');

createRoot(root).render(
  <StrictMode>
    <LocalPage />
  </StrictMode>,
);
