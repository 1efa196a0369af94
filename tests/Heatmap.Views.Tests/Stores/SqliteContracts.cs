namespace Heatmap.Views.Tests;

public sealed class SqliteViewReader() : ViewReaderContract(new SqliteStore());

public sealed class SqliteRollupReader() : RollupReaderContract(new SqliteStore());

public sealed class SqliteViewWriter() : ViewWriterContract(new SqliteStore());

public sealed class SqliteProgress() : ProgressContract(new SqliteStore());

public sealed class SqliteGenerationStore() : GenerationStoreContract(new SqliteStore());

public sealed class SqliteGenerationAudit() : GenerationAuditContract(new SqliteStore());

public sealed class SqliteGenerationTroubles() : GenerationTroublesContract(new SqliteStore());

public sealed class SqliteLeases() : LeasesContract(new SqliteStore());

public sealed class SqliteMembership() : MembershipContract(new SqliteStore());

public sealed class SqliteFencing() : FencingContract(new SqliteStore());

public sealed class SqliteModel() : ViewModelContract(() => new SqliteStore());
