namespace Heatmap.Views.Tests;

public sealed class PostgresViewReader() : ViewReaderContract(new PostgresStore());

public sealed class PostgresRollupReader() : RollupReaderContract(new PostgresStore());

public sealed class PostgresViewWriter() : ViewWriterContract(new PostgresStore());

public sealed class PostgresProgress() : ProgressContract(new PostgresStore());

public sealed class PostgresGenerationStore() : GenerationStoreContract(new PostgresStore());

public sealed class PostgresGenerationAudit() : GenerationAuditContract(new PostgresStore());

public sealed class PostgresGenerationTroubles() : GenerationTroublesContract(new PostgresStore());

public sealed class PostgresLeases() : LeasesContract(new PostgresStore());

public sealed class PostgresMembership() : MembershipContract(new PostgresStore());

public sealed class PostgresFencing() : FencingContract(new PostgresStore());

public sealed class PostgresModel() : ViewModelContract(() => new PostgresStore());
