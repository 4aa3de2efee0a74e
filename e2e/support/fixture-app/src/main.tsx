import '@gosight/react/styles.css';
import './main.css';
import { GoSightProvider, Heatmap, LiveCounter, ReplayPlayer, SessionList } from '@gosight/react';
import { type ReactNode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const query = new URLSearchParams(location.search);
const endpoint = document.querySelector<HTMLMetaElement>('meta[name="gosight"]')?.content ?? '';

declare global {
  /** For tests: where the player shall stand, ms. */
  var seek: (time: number) => void;
  /** For tests: where it stands. */
  var now: number | undefined;
}

function Sessions(): ReactNode {
  return (
    <>
      <LiveCounter metric="visitors" />
      <SessionList live />
    </>
  );
}

function Replay(): ReactNode {
  const [time, setTime] = useState(Number(query.get('time') ?? 0));
  useEffect(() => {
    globalThis.seek = setTime;
  }, []);
  return (
    <ReplayPlayer
      className="player"
      sessionId={query.get('session') ?? ''}
      time={time}
      onTimeChange={(now) => {
        globalThis.now = now;
      }}
    />
  );
}

function Clicks(): ReactNode {
  const width = Number(query.get('width'));
  return <Heatmap className="heatmap" path={query.get('path') ?? '/'} defaultWidth={width || 'auto'} />;
}

const views: Record<string, () => ReactNode> = { sessions: Sessions, replay: Replay, heatmap: Clicks };
const View = views[query.get('view') ?? 'sessions'] ?? Sessions;
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');

createRoot(root).render(
  <GoSightProvider
    endpoint={endpoint}
    getToken={() => fetch(`/api/gosight-token${location.search}`).then((response) => response.json())}
  >
    <View />
  </GoSightProvider>,
);
