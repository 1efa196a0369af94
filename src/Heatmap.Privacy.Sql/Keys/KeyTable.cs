namespace Heatmap.Privacy.Sql;

/// <summary>A table of the key database.</summary>
/// <param name="Since">The version of the tables that brought it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Names, types and conditions.</param>
/// <param name="Key">The columns of its primary key.</param>
/// <param name="Indexes">The columns of each further index.</param>
internal sealed record KeyTable(int Since, string Name, string Columns, string Key, string[] Indexes);
