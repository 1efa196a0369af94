namespace Heatmap.Query;

/// <summary>From its place in the script on, and until the next one's, the script is made of this place of a source. All from 0.</summary>
/// <param name="Line">In the script.</param>
/// <param name="Column">In the script's line.</param>
/// <param name="Source">Which source; -1 where the bundler made it of nothing.</param>
/// <param name="SourceLine">In the source.</param>
/// <param name="SourceColumn">In the source's line.</param>
/// <param name="Name">Which name; -1 for none.</param>
internal readonly record struct Segment(int Line, int Column, int Source, int SourceLine, int SourceColumn, int Name)
{
    public const int None = -1;

    public bool IsBeyond(int line, int column) => Line > line || (Line == line && Column > column);
}
