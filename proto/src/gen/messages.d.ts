type Writer = { ldelim(): Writer; finish(): Uint8Array };
type Codec = { encode(message: object): Writer; decode(reader: object, length?: number): object };
export const gosight: { readonly v1: { readonly Batch: Codec; readonly RecordHeader: Codec } };
