import type { ConsumeOptions, Consumer } from '../event-log.ts';

/** Runs one partition for one member until `revoked` is aborted; never rejects. */
export type RunPartition = (member: ConsumeOptions, partition: number, revoked: AbortSignal) => Promise<void>;

type Assignment = {
  readonly member: ConsumeOptions;
  readonly revoke: AbortController;
  readonly done: Promise<void>;
};

/**
 * Shares the partitions of one topic among the members of one group, all in this process. A partition has one owner at a
 * time: it goes to the next only after the last one's `process` has returned.
 */
export class GroupCoordinator {
  readonly #partitionCount: number;
  readonly #run: RunPartition;
  #members: ConsumeOptions[] = [];
  readonly #assignments = new Map<number, Assignment>();

  constructor(partitionCount: number, run: RunPartition) {
    this.#partitionCount = partitionCount;
    this.#run = run;
  }

  /** Takes a member in and gives it its share of the partitions. */
  join(member: ConsumeOptions): Consumer {
    this.#members = [...this.#members, member];
    this.#rebalance();
    return { stop: () => this.#leave(member) };
  }

  /** Revokes all partitions of all members and waits for them. */
  async stop(): Promise<void> {
    await Promise.all(this.#members.map((member) => this.#leave(member)));
  }

  async #leave(member: ConsumeOptions): Promise<void> {
    this.#members = this.#members.filter((other) => other !== member);
    const own = [...this.#assignments.values()].filter((assignment) => assignment.member === member);
    this.#rebalance();
    await Promise.all(own.map((assignment) => assignment.done));
  }

  #rebalance(): void {
    for (let partition = 0; partition < this.#partitionCount; partition++) {
      const current = this.#assignments.get(partition);
      if (current?.member === this.#ownerOf(partition)) continue;
      if (current) current.revoke.abort();
      else this.#assign(partition);
    }
  }

  #ownerOf(partition: number): ConsumeOptions | undefined {
    return this.#members[partition % this.#members.length];
  }

  #assign(partition: number): void {
    const member = this.#ownerOf(partition);
    if (!member) return;
    const revoke = new AbortController();
    const done = this.#run(member, partition, revoke.signal).then(() => {
      this.#assignments.delete(partition);
      // Only a revoked partition is up for the next owner; a `process` that returned by itself is done with it.
      if (revoke.signal.aborted) this.#assign(partition);
    });
    this.#assignments.set(partition, { member, revoke, done });
  }
}
