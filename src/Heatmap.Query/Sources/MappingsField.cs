namespace Heatmap.Query;

/// <summary>
/// Reads a <c>mappings</c> field (ECMA-426, Mappings structure): lines parted by <c>;</c>, mappings by <c>,</c>, each of one, four or
/// five numbers that are told as differences. What the specification lets a reader report is reported.
/// </summary>
internal ref struct MappingsField(string text, int sources, int names, List<Segment> segments)
{
    // Segments are kept in memory while a map is in use, at 24 bytes each: 96 MB at most.
    private const int MostSegments = 4_000_000;

    private VlqReader _reader = new(text);
    private int _line;
    private int _mapping;
    private long _column;
    private long _source;
    private long _sourceLine;
    private long _sourceColumn;
    private long _name;

    /// <summary>Adds the segments as they follow each other in the field.</summary>
    /// <param name="line">The script's line in which the field begins, from 0.</param>
    /// <param name="column">The column in that line, from 0.</param>
    /// <exception cref="DamagedSourceMapException">It is none, or too large.</exception>
    public void Read(int line, int column)
    {
        var first = (Line: line, Column: column);
        while (true)
        {
            if (_reader.HasNumber) Add(Mapping(), first.Line, _line == 0 ? first.Column : 0);
            if (_reader.IsAtEnd) return;
            Separate(_reader.Separator());
        }
    }

    private void Separate(char separator)
    {
        if (separator == ',')
        {
            _mapping++;
            return;
        }

        (_line, _mapping, _column) = (_line + 1, 0, 0);
    }

    private void Add(Segment segment, int lines, int columns)
    {
        if (segments.Count == MostSegments) throw Damaged($"it has more than {MostSegments} mappings.");
        if ((long)segment.Line + lines > int.MaxValue || (long)segment.Column + columns > int.MaxValue) throw Damaged("it is beyond every script.");
        segments.Add(segment with { Line = segment.Line + lines, Column = segment.Column + columns });
    }

    private Segment Mapping()
    {
        var column = Place(ref _column, int.MaxValue, "column of the script");
        if (!_reader.HasNumber) return new Segment(_line, column, Segment.None, 0, 0, Segment.None);
        var source = Place(ref _source, sources, "source");
        var line = Place(ref _sourceLine, int.MaxValue, "line of the source");
        var sourceColumn = Place(ref _sourceColumn, int.MaxValue, "column of the source");
        var name = _reader.HasNumber ? Place(ref _name, names, "name") : Segment.None;
        if (_reader.HasNumber) throw Damaged("it has more than five numbers.");
        return new Segment(_line, column, source, line, sourceColumn, name);
    }

    /// <summary>One of the running numbers, moved on by what is read.</summary>
    private int Place(ref long running, int limit, string what)
    {
        if (_reader.Number() is not { } difference) throw Damaged($"at character {_reader.At + 1} of 'mappings' there is no number ({what}).");
        running += difference;
        return running >= 0 && running < limit ? (int)running : throw Damaged($"its {what} is {running}, and must be from 0 to {limit - 1}.");
    }

    private readonly DamagedSourceMapException Damaged(string wrong) => new($"at mapping {_mapping + 1} of line {_line + 1}", wrong);
}
