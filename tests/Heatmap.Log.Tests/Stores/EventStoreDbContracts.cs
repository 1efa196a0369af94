namespace Heatmap.Log.Tests;

[Collection(EventStoreDbStore.OneAtATime)]
public sealed class EventStoreDbEventWriterTests() : EventWriterContract(new EventStoreDbStore());

[Collection(EventStoreDbStore.OneAtATime)]
public sealed class EventStoreDbEventReaderTests() : EventReaderContract(new EventStoreDbStore());

[Collection(EventStoreDbStore.OneAtATime)]
public sealed class EventStoreDbEventSubscriptionTests() : EventSubscriptionContract(new EventStoreDbStore());

[Collection(EventStoreDbStore.OneAtATime)]
public sealed class EventStoreDbEventRetentionTests() : EventRetentionContract(new EventStoreDbStore());

[Collection(EventStoreDbStore.OneAtATime)]
public sealed class EventStoreDbModelTests() : LogModelContract(() => new EventStoreDbStore());
