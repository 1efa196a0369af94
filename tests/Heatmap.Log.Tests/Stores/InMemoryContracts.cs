namespace Heatmap.Log.Tests;

public sealed class InMemoryEventWriterTests() : EventWriterContract(new InMemoryStore());

public sealed class InMemoryEventReaderTests() : EventReaderContract(new InMemoryStore());

public sealed class InMemoryEventSubscriptionTests() : EventSubscriptionContract(new InMemoryStore());

public sealed class InMemoryEventRetentionTests() : EventRetentionContract(new InMemoryStore());

public sealed class InMemoryModelTests() : LogModelContract(() => new InMemoryStore());
