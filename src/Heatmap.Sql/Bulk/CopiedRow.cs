using Npgsql;
using NpgsqlTypes;

namespace Heatmap.Sql;

/// <summary>Rows on their way through PostgreSQL's COPY in its binary format.</summary>
internal sealed class CopiedRow(NpgsqlBinaryImporter importer, SqlDialect dialect) : BulkRow
{
    public override BulkRow Add(long value)
    {
        importer.Write(value, NpgsqlDbType.Bigint);
        return this;
    }

    public override BulkRow Add(string value)
    {
        importer.Write(dialect.Storable(value), NpgsqlDbType.Text);
        return this;
    }

    public override BulkRow Add(byte[] value)
    {
        importer.Write(value, NpgsqlDbType.Bytea);
        return this;
    }

    public override BulkRow AddNull()
    {
        importer.WriteNull();
        return this;
    }
}
