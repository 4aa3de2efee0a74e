type PlainReplayer = { play(): void; pause(time: number): void };
type PlainRrweb = { Replayer: new (events: unknown[], options: object) => PlainReplayer };

/** Plays events and seeks in an untouched `@rrweb/replay`; evaluated where `PlainRrweb` was loaded. */
export const playPlain = (events: unknown[]) => {
  const { Replayer } = (window as unknown as { PlainRrweb: PlainRrweb }).PlainRrweb;
  const root = document.querySelector('#stage') ?? document.body;
  new Replayer(structuredClone(events), { root, showWarning: false }).play();
  new Replayer(structuredClone(events), { root, showWarning: false }).pause(960);
};
