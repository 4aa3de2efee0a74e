/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

const $root = $protobuf.roots["gosight"] || ($protobuf.roots["gosight"] = {});

export const gosight = $root.gosight = (() => {

    const gosight = {};

    gosight.v1 = (function() {

        const v1 = {};

        v1.SendBatchRequest = (function() {

            const SendBatchRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SendBatchRequest.prototype.projectKey = "";
            SendBatchRequest.prototype.sentAt = 0;
            SendBatchRequest.prototype.batch = $undefined;

            SendBatchRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.projectKey != null && $Object.hasOwnProperty.call(message, "projectKey") && message.projectKey !== "")
                    writer.uint32(10).string(message.projectKey);
                if (message.sentAt != null && $Object.hasOwnProperty.call(message, "sentAt") && (typeof message.sentAt === "object" ? message.sentAt.low || message.sentAt.high : message.sentAt !== 0))
                    writer.uint32(16).uint64(message.sentAt);
                if (message.batch != null && $Object.hasOwnProperty.call(message, "batch"))
                    $root.gosight.v1.Batch.encode(message.batch, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SendBatchRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.SendBatchRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.projectKey = value;
                            else
                                delete message.projectKey;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sentAt = value;
                            else
                                delete message.sentAt;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.batch = $root.gosight.v1.Batch.decode(reader, reader.size(), $undefined, _depth + 1, message.batch);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SendBatchRequest;
        })();

        v1.RejectedEvent = (function() {

            const RejectedEvent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RejectedEvent.prototype.index = 0;
            RejectedEvent.prototype.code = "";

            RejectedEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && message.index !== 0)
                    writer.uint32(8).uint32(message.index);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(18).string(message.code);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RejectedEvent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.RejectedEvent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RejectedEvent;
        })();

        v1.SendBatchResponse = (function() {

            const SendBatchResponse = function (properties) {
                this.rejected = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SendBatchResponse.prototype.accepted = 0;
            SendBatchResponse.prototype.rejected = $util.emptyArray;
            SendBatchResponse.prototype.duplicate = false;
            SendBatchResponse.prototype.flushAfterMs = 0;

            SendBatchResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted") && message.accepted !== 0)
                    writer.uint32(8).uint32(message.accepted);
                if (message.rejected != null && message.rejected.length)
                    for (let i = 0; i < message.rejected.length; ++i)
                        $root.gosight.v1.RejectedEvent.encode(message.rejected[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.duplicate != null && $Object.hasOwnProperty.call(message, "duplicate") && message.duplicate !== false)
                    writer.uint32(24).bool(message.duplicate);
                if (message.flushAfterMs != null && $Object.hasOwnProperty.call(message, "flushAfterMs") && message.flushAfterMs !== 0)
                    writer.uint32(32).uint32(message.flushAfterMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SendBatchResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.SendBatchResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.accepted = value;
                            else
                                delete message.accepted;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.rejected && message.rejected.length))
                                message.rejected = [];
                            message.rejected.push($root.gosight.v1.RejectedEvent.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.duplicate = value;
                            else
                                delete message.duplicate;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.flushAfterMs = value;
                            else
                                delete message.flushAfterMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SendBatchResponse;
        })();

        v1.RecordHeader = (function() {

            const RecordHeader = function (properties) {
                this.rejected = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RecordHeader.prototype.projectId = "";
            RecordHeader.prototype.receivedAt = 0;
            RecordHeader.prototype.clockOffset = 0;
            RecordHeader.prototype.clientAddress = "";
            RecordHeader.prototype.userAgent = "";
            RecordHeader.prototype.requestId = "";
            RecordHeader.prototype.rejected = $util.emptyArray;

            RecordHeader.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.projectId != null && $Object.hasOwnProperty.call(message, "projectId") && message.projectId !== "")
                    writer.uint32(10).string(message.projectId);
                if (message.receivedAt != null && $Object.hasOwnProperty.call(message, "receivedAt") && (typeof message.receivedAt === "object" ? message.receivedAt.low || message.receivedAt.high : message.receivedAt !== 0))
                    writer.uint32(16).uint64(message.receivedAt);
                if (message.clockOffset != null && $Object.hasOwnProperty.call(message, "clockOffset") && (typeof message.clockOffset === "object" ? message.clockOffset.low || message.clockOffset.high : message.clockOffset !== 0))
                    writer.uint32(24).sint64(message.clockOffset);
                if (message.clientAddress != null && $Object.hasOwnProperty.call(message, "clientAddress") && message.clientAddress !== "")
                    writer.uint32(34).string(message.clientAddress);
                if (message.userAgent != null && $Object.hasOwnProperty.call(message, "userAgent") && message.userAgent !== "")
                    writer.uint32(42).string(message.userAgent);
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(50).string(message.requestId);
                if (message.rejected != null && message.rejected.length)
                    for (let i = 0; i < message.rejected.length; ++i)
                        $root.gosight.v1.RejectedEvent.encode(message.rejected[i], writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RecordHeader.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.RecordHeader();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.projectId = value;
                            else
                                delete message.projectId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.receivedAt = value;
                            else
                                delete message.receivedAt;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.clockOffset = value;
                            else
                                delete message.clockOffset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clientAddress = value;
                            else
                                delete message.clientAddress;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.userAgent = value;
                            else
                                delete message.userAgent;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.rejected && message.rejected.length))
                                message.rejected = [];
                            message.rejected.push($root.gosight.v1.RejectedEvent.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RecordHeader;
        })();

        v1.Batch = (function() {

            const Batch = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Batch.prototype.events = $undefined;
            Batch.prototype.replayChunk = $undefined;

            let $oneOfFields;

            $Object.defineProperty(Batch.prototype, "content", {
                get: $util.oneOfGetter($oneOfFields = ["events", "replayChunk"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Batch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.events != null && $Object.hasOwnProperty.call(message, "events"))
                    $root.gosight.v1.EventBatch.encode(message.events, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.replayChunk != null && $Object.hasOwnProperty.call(message, "replayChunk"))
                    $root.gosight.v1.ReplayChunk.encode(message.replayChunk, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Batch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.Batch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.events = $root.gosight.v1.EventBatch.decode(reader, reader.size(), $undefined, _depth + 1, message.events);
                            message.content = "events";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.replayChunk = $root.gosight.v1.ReplayChunk.decode(reader, reader.size(), $undefined, _depth + 1, message.replayChunk);
                            message.content = "replayChunk";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Batch;
        })();

        v1.EventBatch = (function() {

            const EventBatch = function (properties) {
                this.strings = [];
                this.pages = [];
                this.elements = [];
                this.events = [];
                this.dts = [];
                this.eventPages = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EventBatch.prototype.streamId = $util.newBuffer([]);
            EventBatch.prototype.batchSeq = 0;
            EventBatch.prototype.sessionId = $util.newBuffer([]);
            EventBatch.prototype.visitorId = $util.newBuffer([]);
            EventBatch.prototype.tabId = $util.newBuffer([]);
            EventBatch.prototype.baseTs = 0;
            EventBatch.prototype.context = $undefined;
            EventBatch.prototype.strings = $util.emptyArray;
            EventBatch.prototype.pages = $util.emptyArray;
            EventBatch.prototype.elements = $util.emptyArray;
            EventBatch.prototype.events = $util.emptyArray;
            EventBatch.prototype.dts = $util.emptyArray;
            EventBatch.prototype.eventPages = $util.emptyArray;

            EventBatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.streamId != null && $Object.hasOwnProperty.call(message, "streamId") && message.streamId.length)
                    writer.uint32(10).bytes(message.streamId);
                if (message.batchSeq != null && $Object.hasOwnProperty.call(message, "batchSeq") && message.batchSeq !== 0)
                    writer.uint32(16).uint32(message.batchSeq);
                if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId.length)
                    writer.uint32(26).bytes(message.sessionId);
                if (message.visitorId != null && $Object.hasOwnProperty.call(message, "visitorId") && message.visitorId.length)
                    writer.uint32(34).bytes(message.visitorId);
                if (message.tabId != null && $Object.hasOwnProperty.call(message, "tabId") && message.tabId.length)
                    writer.uint32(42).bytes(message.tabId);
                if (message.baseTs != null && $Object.hasOwnProperty.call(message, "baseTs") && (typeof message.baseTs === "object" ? message.baseTs.low || message.baseTs.high : message.baseTs !== 0))
                    writer.uint32(48).uint64(message.baseTs);
                if (message.context != null && $Object.hasOwnProperty.call(message, "context"))
                    $root.gosight.v1.Context.encode(message.context, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.strings != null && message.strings.length)
                    for (let i = 0; i < message.strings.length; ++i)
                        writer.uint32(66).string(message.strings[i]);
                if (message.pages != null && message.pages.length)
                    for (let i = 0; i < message.pages.length; ++i)
                        $root.gosight.v1.Page.encode(message.pages[i], writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.elements != null && message.elements.length)
                    for (let i = 0; i < message.elements.length; ++i)
                        $root.gosight.v1.Element.encode(message.elements[i], writer.uint32(82).fork(), _depth + 1).ldelim();
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        $root.gosight.v1.Event.encode(message.events[i], writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message.dts != null && message.dts.length)
                    writer.uint32(98).sint32s(message.dts);
                if (message.eventPages != null && message.eventPages.length)
                    writer.uint32(106).uint32s(message.eventPages);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EventBatch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.EventBatch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.streamId = value;
                            else
                                delete message.streamId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.batchSeq = value;
                            else
                                delete message.batchSeq;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sessionId = value;
                            else
                                delete message.sessionId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.visitorId = value;
                            else
                                delete message.visitorId;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.tabId = value;
                            else
                                delete message.tabId;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.baseTs = value;
                            else
                                delete message.baseTs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.context = $root.gosight.v1.Context.decode(reader, reader.size(), $undefined, _depth + 1, message.context);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.strings && message.strings.length))
                                message.strings = [];
                            message.strings.push(reader.stringVerify());
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.pages && message.pages.length))
                                message.pages = [];
                            message.pages.push($root.gosight.v1.Page.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.elements && message.elements.length))
                                message.elements = [];
                            message.elements.push($root.gosight.v1.Element.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push($root.gosight.v1.Event.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 12: {
                            if (wireType === 2) {
                                if (!(message.dts && message.dts.length))
                                    message.dts = [];
                                reader.sint32s(message.dts);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.dts && message.dts.length))
                                message.dts = [];
                            message.dts.push(reader.sint32());
                            continue;
                        }
                    case 13: {
                            if (wireType === 2) {
                                if (!(message.eventPages && message.eventPages.length))
                                    message.eventPages = [];
                                reader.uint32s(message.eventPages);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.eventPages && message.eventPages.length))
                                message.eventPages = [];
                            message.eventPages.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EventBatch;
        })();

        v1.Context = (function() {

            const Context = function (properties) {
                this.attributes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Context.prototype.userId = 0;
            Context.prototype.language = 0;
            Context.prototype.timeZone = 0;
            Context.prototype.screenWidth = 0;
            Context.prototype.screenHeight = 0;
            Context.prototype.viewportWidth = 0;
            Context.prototype.viewportHeight = 0;
            Context.prototype.pixelRatioPercent = 0;
            Context.prototype.sdkVersion = 0;
            Context.prototype.attributes = $util.emptyArray;
            Context.prototype.sampleRatePermille = 0;

            Context.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== 0)
                    writer.uint32(8).uint32(message.userId);
                if (message.language != null && $Object.hasOwnProperty.call(message, "language") && message.language !== 0)
                    writer.uint32(16).uint32(message.language);
                if (message.timeZone != null && $Object.hasOwnProperty.call(message, "timeZone") && message.timeZone !== 0)
                    writer.uint32(24).uint32(message.timeZone);
                if (message.screenWidth != null && $Object.hasOwnProperty.call(message, "screenWidth") && message.screenWidth !== 0)
                    writer.uint32(32).uint32(message.screenWidth);
                if (message.screenHeight != null && $Object.hasOwnProperty.call(message, "screenHeight") && message.screenHeight !== 0)
                    writer.uint32(40).uint32(message.screenHeight);
                if (message.viewportWidth != null && $Object.hasOwnProperty.call(message, "viewportWidth") && message.viewportWidth !== 0)
                    writer.uint32(48).uint32(message.viewportWidth);
                if (message.viewportHeight != null && $Object.hasOwnProperty.call(message, "viewportHeight") && message.viewportHeight !== 0)
                    writer.uint32(56).uint32(message.viewportHeight);
                if (message.pixelRatioPercent != null && $Object.hasOwnProperty.call(message, "pixelRatioPercent") && message.pixelRatioPercent !== 0)
                    writer.uint32(64).uint32(message.pixelRatioPercent);
                if (message.sdkVersion != null && $Object.hasOwnProperty.call(message, "sdkVersion") && message.sdkVersion !== 0)
                    writer.uint32(72).uint32(message.sdkVersion);
                if (message.attributes != null && message.attributes.length)
                    writer.uint32(82).uint32s(message.attributes);
                if (message.sampleRatePermille != null && $Object.hasOwnProperty.call(message, "sampleRatePermille") && message.sampleRatePermille !== 0)
                    writer.uint32(88).uint32(message.sampleRatePermille);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Context.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.Context();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.userId = value;
                            else
                                delete message.userId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.language = value;
                            else
                                delete message.language;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.timeZone = value;
                            else
                                delete message.timeZone;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.screenWidth = value;
                            else
                                delete message.screenWidth;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.screenHeight = value;
                            else
                                delete message.screenHeight;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.viewportWidth = value;
                            else
                                delete message.viewportWidth;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.viewportHeight = value;
                            else
                                delete message.viewportHeight;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pixelRatioPercent = value;
                            else
                                delete message.pixelRatioPercent;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.sdkVersion = value;
                            else
                                delete message.sdkVersion;
                            continue;
                        }
                    case 10: {
                            if (wireType === 2) {
                                if (!(message.attributes && message.attributes.length))
                                    message.attributes = [];
                                reader.uint32s(message.attributes);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.attributes && message.attributes.length))
                                message.attributes = [];
                            message.attributes.push(reader.uint32());
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.sampleRatePermille = value;
                            else
                                delete message.sampleRatePermille;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Context;
        })();

        v1.Page = (function() {

            const Page = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Page.prototype.url = 0;
            Page.prototype.title = 0;
            Page.prototype.referrer = 0;

            Page.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.url != null && $Object.hasOwnProperty.call(message, "url") && message.url !== 0)
                    writer.uint32(8).uint32(message.url);
                if (message.title != null && $Object.hasOwnProperty.call(message, "title") && message.title !== 0)
                    writer.uint32(16).uint32(message.title);
                if (message.referrer != null && $Object.hasOwnProperty.call(message, "referrer") && message.referrer !== 0)
                    writer.uint32(24).uint32(message.referrer);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Page.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.Page();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.url = value;
                            else
                                delete message.url;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.title = value;
                            else
                                delete message.title;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.referrer = value;
                            else
                                delete message.referrer;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Page;
        })();

        v1.Element = (function() {

            const Element = function (properties) {
                this.data = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Element.prototype.selector = 0;
            Element.prototype.tag = 0;
            Element.prototype.id = 0;
            Element.prototype.classes = 0;
            Element.prototype.text = 0;
            Element.prototype.name = 0;
            Element.prototype.role = 0;
            Element.prototype.href = 0;
            Element.prototype.data = $util.emptyArray;
            Element.prototype.interactive = false;

            Element.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.selector != null && $Object.hasOwnProperty.call(message, "selector") && message.selector !== 0)
                    writer.uint32(8).uint32(message.selector);
                if (message.tag != null && $Object.hasOwnProperty.call(message, "tag") && message.tag !== 0)
                    writer.uint32(16).uint32(message.tag);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(24).uint32(message.id);
                if (message.classes != null && $Object.hasOwnProperty.call(message, "classes") && message.classes !== 0)
                    writer.uint32(32).uint32(message.classes);
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== 0)
                    writer.uint32(40).uint32(message.text);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== 0)
                    writer.uint32(48).uint32(message.name);
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== 0)
                    writer.uint32(56).uint32(message.role);
                if (message.href != null && $Object.hasOwnProperty.call(message, "href") && message.href !== 0)
                    writer.uint32(64).uint32(message.href);
                if (message.data != null && message.data.length)
                    writer.uint32(74).uint32s(message.data);
                if (message.interactive != null && $Object.hasOwnProperty.call(message, "interactive") && message.interactive !== false)
                    writer.uint32(80).bool(message.interactive);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Element.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.Element();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.selector = value;
                            else
                                delete message.selector;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.tag = value;
                            else
                                delete message.tag;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.classes = value;
                            else
                                delete message.classes;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.text = value;
                            else
                                delete message.text;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.href = value;
                            else
                                delete message.href;
                            continue;
                        }
                    case 9: {
                            if (wireType === 2) {
                                if (!(message.data && message.data.length))
                                    message.data = [];
                                reader.uint32s(message.data);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.data && message.data.length))
                                message.data = [];
                            message.data.push(reader.uint32());
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.interactive = value;
                            else
                                delete message.interactive;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Element;
        })();

        v1.Event = (function() {

            const Event = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Event.prototype.sessionStart = $undefined;
            Event.prototype.pageView = $undefined;
            Event.prototype.pageExit = $undefined;
            Event.prototype.click = $undefined;
            Event.prototype.jsError = $undefined;
            Event.prototype.unhandledRejection = $undefined;
            Event.prototype.customEvent = $undefined;
            Event.prototype.identify = $undefined;
            Event.prototype.group = $undefined;
            Event.prototype.pageVisible = $undefined;
            Event.prototype.pageHidden = $undefined;
            Event.prototype.sessionEnd = $undefined;
            Event.prototype.mouseMove = $undefined;
            Event.prototype.scroll = $undefined;
            Event.prototype.scrollMilestone = $undefined;

            let $oneOfFields;

            $Object.defineProperty(Event.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["sessionStart", "pageView", "pageExit", "click", "jsError", "unhandledRejection", "customEvent", "identify", "group", "pageVisible", "pageHidden", "sessionEnd", "mouseMove", "scroll", "scrollMilestone"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Event.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sessionStart != null && $Object.hasOwnProperty.call(message, "sessionStart"))
                    $root.gosight.v1.SessionStart.encode(message.sessionStart, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.pageView != null && $Object.hasOwnProperty.call(message, "pageView"))
                    $root.gosight.v1.PageView.encode(message.pageView, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.pageExit != null && $Object.hasOwnProperty.call(message, "pageExit"))
                    $root.gosight.v1.PageExit.encode(message.pageExit, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.click != null && $Object.hasOwnProperty.call(message, "click"))
                    $root.gosight.v1.Click.encode(message.click, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.jsError != null && $Object.hasOwnProperty.call(message, "jsError"))
                    $root.gosight.v1.JsError.encode(message.jsError, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.unhandledRejection != null && $Object.hasOwnProperty.call(message, "unhandledRejection"))
                    $root.gosight.v1.JsError.encode(message.unhandledRejection, writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.customEvent != null && $Object.hasOwnProperty.call(message, "customEvent"))
                    $root.gosight.v1.Custom.encode(message.customEvent, writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.identify != null && $Object.hasOwnProperty.call(message, "identify"))
                    $root.gosight.v1.Custom.encode(message.identify, writer.uint32(82).fork(), _depth + 1).ldelim();
                if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                    $root.gosight.v1.Custom.encode(message.group, writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message.pageVisible != null && $Object.hasOwnProperty.call(message, "pageVisible"))
                    $root.gosight.v1.Empty.encode(message.pageVisible, writer.uint32(98).fork(), _depth + 1).ldelim();
                if (message.pageHidden != null && $Object.hasOwnProperty.call(message, "pageHidden"))
                    $root.gosight.v1.Empty.encode(message.pageHidden, writer.uint32(106).fork(), _depth + 1).ldelim();
                if (message.sessionEnd != null && $Object.hasOwnProperty.call(message, "sessionEnd"))
                    $root.gosight.v1.SessionEnd.encode(message.sessionEnd, writer.uint32(114).fork(), _depth + 1).ldelim();
                if (message.mouseMove != null && $Object.hasOwnProperty.call(message, "mouseMove"))
                    $root.gosight.v1.MouseMove.encode(message.mouseMove, writer.uint32(122).fork(), _depth + 1).ldelim();
                if (message.scroll != null && $Object.hasOwnProperty.call(message, "scroll"))
                    $root.gosight.v1.Scroll.encode(message.scroll, writer.uint32(130).fork(), _depth + 1).ldelim();
                if (message.scrollMilestone != null && $Object.hasOwnProperty.call(message, "scrollMilestone"))
                    $root.gosight.v1.ScrollMilestone.encode(message.scrollMilestone, writer.uint32(138).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Event.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.Event();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.sessionStart = $root.gosight.v1.SessionStart.decode(reader, reader.size(), $undefined, _depth + 1, message.sessionStart);
                            message.body = "sessionStart";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.pageView = $root.gosight.v1.PageView.decode(reader, reader.size(), $undefined, _depth + 1, message.pageView);
                            message.body = "pageView";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.pageExit = $root.gosight.v1.PageExit.decode(reader, reader.size(), $undefined, _depth + 1, message.pageExit);
                            message.body = "pageExit";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.click = $root.gosight.v1.Click.decode(reader, reader.size(), $undefined, _depth + 1, message.click);
                            message.body = "click";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.jsError = $root.gosight.v1.JsError.decode(reader, reader.size(), $undefined, _depth + 1, message.jsError);
                            message.body = "jsError";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.unhandledRejection = $root.gosight.v1.JsError.decode(reader, reader.size(), $undefined, _depth + 1, message.unhandledRejection);
                            message.body = "unhandledRejection";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.customEvent = $root.gosight.v1.Custom.decode(reader, reader.size(), $undefined, _depth + 1, message.customEvent);
                            message.body = "customEvent";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.identify = $root.gosight.v1.Custom.decode(reader, reader.size(), $undefined, _depth + 1, message.identify);
                            message.body = "identify";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.group = $root.gosight.v1.Custom.decode(reader, reader.size(), $undefined, _depth + 1, message.group);
                            message.body = "group";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.pageVisible = $root.gosight.v1.Empty.decode(reader, reader.size(), $undefined, _depth + 1, message.pageVisible);
                            message.body = "pageVisible";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.pageHidden = $root.gosight.v1.Empty.decode(reader, reader.size(), $undefined, _depth + 1, message.pageHidden);
                            message.body = "pageHidden";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.sessionEnd = $root.gosight.v1.SessionEnd.decode(reader, reader.size(), $undefined, _depth + 1, message.sessionEnd);
                            message.body = "sessionEnd";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.mouseMove = $root.gosight.v1.MouseMove.decode(reader, reader.size(), $undefined, _depth + 1, message.mouseMove);
                            message.body = "mouseMove";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.scroll = $root.gosight.v1.Scroll.decode(reader, reader.size(), $undefined, _depth + 1, message.scroll);
                            message.body = "scroll";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.scrollMilestone = $root.gosight.v1.ScrollMilestone.decode(reader, reader.size(), $undefined, _depth + 1, message.scrollMilestone);
                            message.body = "scrollMilestone";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Event;
        })();

        v1.Empty = (function() {

            const Empty = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Empty.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Empty.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.Empty();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Empty;
        })();

        v1.SessionStart = (function() {

            const SessionStart = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SessionStart.prototype.newVisitor = false;
            SessionStart.prototype.referrer = 0;
            SessionStart.prototype.utmSource = 0;
            SessionStart.prototype.utmMedium = 0;
            SessionStart.prototype.utmCampaign = 0;
            SessionStart.prototype.utmTerm = 0;
            SessionStart.prototype.utmContent = 0;

            SessionStart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.newVisitor != null && $Object.hasOwnProperty.call(message, "newVisitor") && message.newVisitor !== false)
                    writer.uint32(8).bool(message.newVisitor);
                if (message.referrer != null && $Object.hasOwnProperty.call(message, "referrer") && message.referrer !== 0)
                    writer.uint32(16).uint32(message.referrer);
                if (message.utmSource != null && $Object.hasOwnProperty.call(message, "utmSource") && message.utmSource !== 0)
                    writer.uint32(24).uint32(message.utmSource);
                if (message.utmMedium != null && $Object.hasOwnProperty.call(message, "utmMedium") && message.utmMedium !== 0)
                    writer.uint32(32).uint32(message.utmMedium);
                if (message.utmCampaign != null && $Object.hasOwnProperty.call(message, "utmCampaign") && message.utmCampaign !== 0)
                    writer.uint32(40).uint32(message.utmCampaign);
                if (message.utmTerm != null && $Object.hasOwnProperty.call(message, "utmTerm") && message.utmTerm !== 0)
                    writer.uint32(48).uint32(message.utmTerm);
                if (message.utmContent != null && $Object.hasOwnProperty.call(message, "utmContent") && message.utmContent !== 0)
                    writer.uint32(56).uint32(message.utmContent);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SessionStart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.SessionStart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.newVisitor = value;
                            else
                                delete message.newVisitor;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.referrer = value;
                            else
                                delete message.referrer;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.utmSource = value;
                            else
                                delete message.utmSource;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.utmMedium = value;
                            else
                                delete message.utmMedium;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.utmCampaign = value;
                            else
                                delete message.utmCampaign;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.utmTerm = value;
                            else
                                delete message.utmTerm;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.utmContent = value;
                            else
                                delete message.utmContent;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SessionStart;
        })();

        v1.SessionEndReason = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SESSION_END_REASON_UNSPECIFIED"] = 0;
            values[valuesById[1] = "SESSION_END_REASON_IDLE"] = 1;
            values[valuesById[2] = "SESSION_END_REASON_MIDNIGHT"] = 2;
            values[valuesById[3] = "SESSION_END_REASON_MAX_AGE"] = 3;
            values[valuesById[4] = "SESSION_END_REASON_USER_CHANGED"] = 4;
            values[valuesById[5] = "SESSION_END_REASON_MANUAL"] = 5;
            values[valuesById[6] = "SESSION_END_REASON_OPT_OUT"] = 6;
            return values;
        })();

        v1.SessionEnd = (function() {

            const SessionEnd = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SessionEnd.prototype.reason = 0;

            SessionEnd.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                    writer.uint32(8).int32(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SessionEnd.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.SessionEnd();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SessionEnd;
        })();

        v1.Navigation = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "NAVIGATION_LOAD"] = 0;
            values[valuesById[1] = "NAVIGATION_PUSH"] = 1;
            values[valuesById[2] = "NAVIGATION_REPLACE"] = 2;
            values[valuesById[3] = "NAVIGATION_POP"] = 3;
            values[valuesById[4] = "NAVIGATION_RESTORE"] = 4;
            return values;
        })();

        v1.PageView = (function() {

            const PageView = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PageView.prototype.navigation = 0;

            PageView.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.navigation != null && $Object.hasOwnProperty.call(message, "navigation") && message.navigation !== 0)
                    writer.uint32(8).int32(message.navigation);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PageView.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.PageView();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.navigation = value;
                            else
                                delete message.navigation;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PageView;
        })();

        v1.PageExit = (function() {

            const PageExit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PageExit.prototype.timeOnPage = 0;
            PageExit.prototype.maxScrollPercent = 0;

            PageExit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.timeOnPage != null && $Object.hasOwnProperty.call(message, "timeOnPage") && message.timeOnPage !== 0)
                    writer.uint32(8).uint32(message.timeOnPage);
                if (message.maxScrollPercent != null && $Object.hasOwnProperty.call(message, "maxScrollPercent") && message.maxScrollPercent !== 0)
                    writer.uint32(16).uint32(message.maxScrollPercent);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PageExit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.PageExit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.timeOnPage = value;
                            else
                                delete message.timeOnPage;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxScrollPercent = value;
                            else
                                delete message.maxScrollPercent;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PageExit;
        })();

        v1.ClickOutcome = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CLICK_OUTCOME_UNKNOWN"] = 0;
            values[valuesById[1] = "CLICK_OUTCOME_NONE"] = 1;
            values[valuesById[2] = "CLICK_OUTCOME_DOM"] = 2;
            values[valuesById[3] = "CLICK_OUTCOME_NAVIGATION"] = 3;
            values[valuesById[4] = "CLICK_OUTCOME_SCROLL"] = 4;
            values[valuesById[5] = "CLICK_OUTCOME_SELECTION"] = 5;
            values[valuesById[6] = "CLICK_OUTCOME_FOCUS"] = 6;
            values[valuesById[7] = "CLICK_OUTCOME_MEDIA"] = 7;
            values[valuesById[8] = "CLICK_OUTCOME_WINDOW"] = 8;
            values[valuesById[9] = "CLICK_OUTCOME_ERROR"] = 9;
            return values;
        })();

        v1.Click = (function() {

            const Click = function (properties) {
                this.box = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Click.prototype.element = 0;
            Click.prototype.box = $util.emptyArray;
            Click.prototype.button = 0;
            Click.prototype.modifiers = 0;
            Click.prototype.outcome = 0;
            Click.prototype.outcomeDelay = 0;
            Click.prototype.detail = 0;

            Click.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.element != null && $Object.hasOwnProperty.call(message, "element") && message.element !== 0)
                    writer.uint32(8).uint32(message.element);
                if (message.box != null && message.box.length)
                    writer.uint32(18).sint32s(message.box);
                if (message.button != null && $Object.hasOwnProperty.call(message, "button") && message.button !== 0)
                    writer.uint32(64).uint32(message.button);
                if (message.modifiers != null && $Object.hasOwnProperty.call(message, "modifiers") && message.modifiers !== 0)
                    writer.uint32(72).uint32(message.modifiers);
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome") && message.outcome !== 0)
                    writer.uint32(80).int32(message.outcome);
                if (message.outcomeDelay != null && $Object.hasOwnProperty.call(message, "outcomeDelay") && message.outcomeDelay !== 0)
                    writer.uint32(88).uint32(message.outcomeDelay);
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail") && message.detail !== 0)
                    writer.uint32(96).uint32(message.detail);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Click.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.Click();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.element = value;
                            else
                                delete message.element;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.box && message.box.length))
                                    message.box = [];
                                reader.sint32s(message.box);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.box && message.box.length))
                                message.box = [];
                            message.box.push(reader.sint32());
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.button = value;
                            else
                                delete message.button;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.modifiers = value;
                            else
                                delete message.modifiers;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.outcome = value;
                            else
                                delete message.outcome;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.outcomeDelay = value;
                            else
                                delete message.outcomeDelay;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.detail = value;
                            else
                                delete message.detail;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Click;
        })();

        v1.JsError = (function() {

            const JsError = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            JsError.prototype.message = 0;
            JsError.prototype.stack = 0;
            JsError.prototype.source = 0;
            JsError.prototype.line = 0;
            JsError.prototype.column = 0;
            JsError.prototype.name = 0;

            JsError.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== 0)
                    writer.uint32(8).uint32(message.message);
                if (message.stack != null && $Object.hasOwnProperty.call(message, "stack") && message.stack !== 0)
                    writer.uint32(16).uint32(message.stack);
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== 0)
                    writer.uint32(24).uint32(message.source);
                if (message.line != null && $Object.hasOwnProperty.call(message, "line") && message.line !== 0)
                    writer.uint32(32).uint32(message.line);
                if (message.column != null && $Object.hasOwnProperty.call(message, "column") && message.column !== 0)
                    writer.uint32(40).uint32(message.column);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== 0)
                    writer.uint32(48).uint32(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            JsError.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.JsError();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.stack = value;
                            else
                                delete message.stack;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.line = value;
                            else
                                delete message.line;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.column = value;
                            else
                                delete message.column;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return JsError;
        })();

        v1.Custom = (function() {

            const Custom = function (properties) {
                this.properties = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Custom.prototype.name = 0;
            Custom.prototype.properties = $util.emptyArray;

            Custom.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== 0)
                    writer.uint32(8).uint32(message.name);
                if (message.properties != null && message.properties.length)
                    writer.uint32(18).uint32s(message.properties);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Custom.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.Custom();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.properties && message.properties.length))
                                    message.properties = [];
                                reader.uint32s(message.properties);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.properties && message.properties.length))
                                message.properties = [];
                            message.properties.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Custom;
        })();

        v1.MouseMove = (function() {

            const MouseMove = function (properties) {
                this.points = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MouseMove.prototype.points = $util.emptyArray;

            MouseMove.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.points != null && message.points.length)
                    writer.uint32(10).sint32s(message.points);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MouseMove.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.MouseMove();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.points && message.points.length))
                                    message.points = [];
                                reader.sint32s(message.points);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.points && message.points.length))
                                message.points = [];
                            message.points.push(reader.sint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MouseMove;
        })();

        v1.Scroll = (function() {

            const Scroll = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Scroll.prototype.top = 0;
            Scroll.prototype.percent = 0;
            Scroll.prototype.pageHeight = 0;
            Scroll.prototype.velocity = 0;

            Scroll.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.top != null && $Object.hasOwnProperty.call(message, "top") && message.top !== 0)
                    writer.uint32(8).uint32(message.top);
                if (message.percent != null && $Object.hasOwnProperty.call(message, "percent") && message.percent !== 0)
                    writer.uint32(16).uint32(message.percent);
                if (message.pageHeight != null && $Object.hasOwnProperty.call(message, "pageHeight") && message.pageHeight !== 0)
                    writer.uint32(24).uint32(message.pageHeight);
                if (message.velocity != null && $Object.hasOwnProperty.call(message, "velocity") && message.velocity !== 0)
                    writer.uint32(32).sint32(message.velocity);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Scroll.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.Scroll();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.top = value;
                            else
                                delete message.top;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.percent = value;
                            else
                                delete message.percent;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pageHeight = value;
                            else
                                delete message.pageHeight;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.velocity = value;
                            else
                                delete message.velocity;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Scroll;
        })();

        v1.ScrollMilestone = (function() {

            const ScrollMilestone = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ScrollMilestone.prototype.percent = 0;

            ScrollMilestone.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.percent != null && $Object.hasOwnProperty.call(message, "percent") && message.percent !== 0)
                    writer.uint32(8).uint32(message.percent);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ScrollMilestone.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.ScrollMilestone();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.percent = value;
                            else
                                delete message.percent;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ScrollMilestone;
        })();

        v1.ChunkEncoding = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CHUNK_ENCODING_IDENTITY"] = 0;
            values[valuesById[1] = "CHUNK_ENCODING_GZIP"] = 1;
            return values;
        })();

        v1.ReplayChunk = (function() {

            const ReplayChunk = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplayChunk.prototype.streamId = $util.newBuffer([]);
            ReplayChunk.prototype.chunkSeq = 0;
            ReplayChunk.prototype.sessionId = $util.newBuffer([]);
            ReplayChunk.prototype.visitorId = $util.newBuffer([]);
            ReplayChunk.prototype.tabId = $util.newBuffer([]);
            ReplayChunk.prototype.encoding = 0;
            ReplayChunk.prototype.firstTs = 0;
            ReplayChunk.prototype.lastTs = 0;
            ReplayChunk.prototype.hasFullSnapshot = false;
            ReplayChunk.prototype.eventCount = 0;
            ReplayChunk.prototype.rawSize = 0;
            ReplayChunk.prototype.data = $util.newBuffer([]);
            ReplayChunk.prototype.url = "";
            ReplayChunk.prototype.viewportWidth = 0;
            ReplayChunk.prototype.viewportHeight = 0;

            ReplayChunk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.streamId != null && $Object.hasOwnProperty.call(message, "streamId") && message.streamId.length)
                    writer.uint32(10).bytes(message.streamId);
                if (message.chunkSeq != null && $Object.hasOwnProperty.call(message, "chunkSeq") && message.chunkSeq !== 0)
                    writer.uint32(16).uint32(message.chunkSeq);
                if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId.length)
                    writer.uint32(26).bytes(message.sessionId);
                if (message.visitorId != null && $Object.hasOwnProperty.call(message, "visitorId") && message.visitorId.length)
                    writer.uint32(34).bytes(message.visitorId);
                if (message.tabId != null && $Object.hasOwnProperty.call(message, "tabId") && message.tabId.length)
                    writer.uint32(42).bytes(message.tabId);
                if (message.encoding != null && $Object.hasOwnProperty.call(message, "encoding") && message.encoding !== 0)
                    writer.uint32(48).int32(message.encoding);
                if (message.firstTs != null && $Object.hasOwnProperty.call(message, "firstTs") && (typeof message.firstTs === "object" ? message.firstTs.low || message.firstTs.high : message.firstTs !== 0))
                    writer.uint32(56).uint64(message.firstTs);
                if (message.lastTs != null && $Object.hasOwnProperty.call(message, "lastTs") && (typeof message.lastTs === "object" ? message.lastTs.low || message.lastTs.high : message.lastTs !== 0))
                    writer.uint32(64).uint64(message.lastTs);
                if (message.hasFullSnapshot != null && $Object.hasOwnProperty.call(message, "hasFullSnapshot") && message.hasFullSnapshot !== false)
                    writer.uint32(72).bool(message.hasFullSnapshot);
                if (message.eventCount != null && $Object.hasOwnProperty.call(message, "eventCount") && message.eventCount !== 0)
                    writer.uint32(80).uint32(message.eventCount);
                if (message.rawSize != null && $Object.hasOwnProperty.call(message, "rawSize") && message.rawSize !== 0)
                    writer.uint32(88).uint32(message.rawSize);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(98).bytes(message.data);
                if (message.url != null && $Object.hasOwnProperty.call(message, "url") && message.url !== "")
                    writer.uint32(106).string(message.url);
                if (message.viewportWidth != null && $Object.hasOwnProperty.call(message, "viewportWidth") && message.viewportWidth !== 0)
                    writer.uint32(112).uint32(message.viewportWidth);
                if (message.viewportHeight != null && $Object.hasOwnProperty.call(message, "viewportHeight") && message.viewportHeight !== 0)
                    writer.uint32(120).uint32(message.viewportHeight);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplayChunk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.gosight.v1.ReplayChunk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.streamId = value;
                            else
                                delete message.streamId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.chunkSeq = value;
                            else
                                delete message.chunkSeq;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sessionId = value;
                            else
                                delete message.sessionId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.visitorId = value;
                            else
                                delete message.visitorId;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.tabId = value;
                            else
                                delete message.tabId;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.encoding = value;
                            else
                                delete message.encoding;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstTs = value;
                            else
                                delete message.firstTs;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastTs = value;
                            else
                                delete message.lastTs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.hasFullSnapshot = value;
                            else
                                delete message.hasFullSnapshot;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.eventCount = value;
                            else
                                delete message.eventCount;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.rawSize = value;
                            else
                                delete message.rawSize;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.url = value;
                            else
                                delete message.url;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.viewportWidth = value;
                            else
                                delete message.viewportWidth;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.viewportHeight = value;
                            else
                                delete message.viewportHeight;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReplayChunk;
        })();

        return v1;
    })();

    return gosight;
})();

export {
  $root as default
};
