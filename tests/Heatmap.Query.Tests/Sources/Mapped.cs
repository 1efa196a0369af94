namespace Heatmap.Query.Tests.Sources;

/// <summary>One mapping of a made-up script: of its place (from 0) to a place of a source, or to none.</summary>
internal sealed record Mapped(int Line, int Column, int? Source, int SourceLine, int SourceColumn, int? Name)
{
    /// <summary>The <c>mappings</c> field of mappings in their order.</summary>
    public static string Field(IEnumerable<Mapped> mappings)
    {
        var (text, line, column) = ("", 0, 0);
        var (source, sourceLine, sourceColumn, name) = (0, 0, 0, 0);
        foreach (var m in mappings)
        {
            for (; line < m.Line; line++) (text, column) = (text + ";", 0);
            if (text.Length > 0 && text[^1] != ';') text += ",";
            text += Vlq.Of(m.Column - column);
            column = m.Column;
            if (m.Source is not { } of) continue;
            text += Vlq.Of(of - source) + Vlq.Of(m.SourceLine - sourceLine) + Vlq.Of(m.SourceColumn - sourceColumn);
            (source, sourceLine, sourceColumn) = (of, m.SourceLine, m.SourceColumn);
            if (m.Name is not { } called) continue;
            text += Vlq.Of(called - name);
            name = called;
        }

        return text;
    }
}
