namespace Heatmap.Views.Tests;

public sealed class InMemoryViewReader() : ViewReaderContract(new InMemoryStore());

public sealed class InMemoryRollupReader() : RollupReaderContract(new InMemoryStore());

public sealed class InMemoryViewWriter() : ViewWriterContract(new InMemoryStore());

public sealed class InMemoryProgress() : ProgressContract(new InMemoryStore());

public sealed class InMemoryGenerationStore() : GenerationStoreContract(new InMemoryStore());

public sealed class InMemoryGenerationAudit() : GenerationAuditContract(new InMemoryStore());

public sealed class InMemoryGenerationTroubles() : GenerationTroublesContract(new InMemoryStore());

public sealed class InMemoryLeases() : LeasesContract(new InMemoryStore());

public sealed class InMemoryMembership() : MembershipContract(new InMemoryStore());

public sealed class InMemoryFencing() : FencingContract(new InMemoryStore());

public sealed class InMemoryModel() : ViewModelContract(() => new InMemoryStore());

public sealed class InProcessAnnouncing() : AnnouncementsContract(new InProcessAnnouncements(capacity: 8), capacity: 8);
