import '@gosight/react/styles.css';
import { GoSightProvider, LiveCounter, SessionList } from '@gosight/react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');

createRoot(root).render(
  <GoSightProvider
    endpoint={import.meta.env.VITE_GOSIGHT_URL}
    getToken={() => fetch(`/api/gosight-token${location.search}`).then((response) => response.json())}
  >
    <LiveCounter metric="visitors" />
    <SessionList live />
  </GoSightProvider>,
);
