import type { AssignedPartition, ConsumeOptions, EventLog } from '@gosight/engines';

/** Dies around a commit: `before` it is stored or `after`. */
export type CommitFault = (place: { offset: number; metadata: string }) => 'before' | 'after' | undefined;

/** The real log, but a processor of it dies where the test says. */
export function faultyLog(log: EventLog, fault: CommitFault): EventLog {
  return {
    ...bound(log),
    consume(options: ConsumeOptions) {
      return log.consume({
        ...options,
        process: (partition) => options.process(faultyPartition(partition, fault)),
      });
    },
  };
}

function faultyPartition(partition: AssignedPartition, fault: CommitFault): AssignedPartition {
  return {
    topic: partition.topic,
    partition: partition.partition,
    revoked: partition.revoked,
    committed: () => partition.committed(),
    seek: (offset) => partition.seek(offset),
    read: (limits) => partition.read(limits),
    async commit(place) {
      const when = fault(place);
      if (when === 'before') throw new Error('killed before the commit');
      await partition.commit(place);
      if (when === 'after') throw new Error('killed after the commit');
    },
  };
}

function bound(log: EventLog): EventLog {
  return {
    id: log.id,
    partitionCount: log.partitionCount,
    append: (topic, record) => log.append(topic, record),
    consume: (options) => log.consume(options),
    endOffset: (topic, partition) => log.endOffset(topic, partition),
    close: () => log.close(),
  };
}
