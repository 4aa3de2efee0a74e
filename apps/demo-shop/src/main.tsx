import '@gosight/react/styles.css';
import './styles/theme.css';
import './styles/layout.css';
import './styles/shop.css';
import './styles/panel.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createRouter } from './routing/create-router.ts';
import { RouterContext } from './routing/router-context.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');

createRoot(root).render(
  <StrictMode>
    <RouterContext value={createRouter(import.meta.env.BASE_URL)}>
      <App />
    </RouterContext>
  </StrictMode>,
);
