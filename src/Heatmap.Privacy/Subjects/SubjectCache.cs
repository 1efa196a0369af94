using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>
/// The subjects used last, by id and by mark, at most a given number. What was read from the store before a subject was dropped
/// can't come in after: readers take the stamp first and lose when it has moved.
/// </summary>
internal sealed class SubjectCache(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Mark, Entry> _byMark = [];
    private readonly Dictionary<(SiteId, SubjectId), Entry> _bySubject = [];
    private readonly LinkedList<Entry> _byUse = [];
    private long _stamp;

    public long Stamp
    {
        get { lock (_lock) return _stamp; }
    }

    public int Count
    {
        get { lock (_lock) return _bySubject.Count; }
    }

    public Subject? Find(Mark mark)
    {
        lock (_lock) return _byMark.TryGetValue(mark, out var entry) ? Used(entry) : null;
    }

    public Subject? Find(SiteId site, SubjectId subject)
    {
        lock (_lock) return _bySubject.TryGetValue((site, subject), out var entry) ? Used(entry) : null;
    }

    /// <summary>Takes a subject in, unless one was dropped since the stamp. The one that is in the cache then, or the one given.</summary>
    public Subject Add(Subject subject, Mark? mark, long stamp)
    {
        lock (_lock)
        {
            if (stamp != _stamp) return subject;
            if (!_bySubject.TryGetValue((subject.Site, subject.Id), out var entry)) entry = Enter(subject);
            if (mark is { } known) Mark(entry, known);
            return Used(entry);
        }
    }

    public void Drop(SiteId site, SubjectId subject)
    {
        lock (_lock)
        {
            _stamp++;
            if (_bySubject.TryGetValue((site, subject), out var entry)) Remove(entry);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _stamp++;
            _byMark.Clear();
            _bySubject.Clear();
            _byUse.Clear();
        }
    }

    private Entry Enter(Subject subject)
    {
        if (_bySubject.Count >= capacity) Remove(_byUse.First!.Value);
        var entry = new Entry(subject);
        _byUse.AddLast(entry.Use);
        _bySubject.Add((subject.Site, subject.Id), entry);
        return entry;
    }

    /// <summary>A subject has one mark as a rule; of several the last one used is kept, the others are looked up in the store.</summary>
    private void Mark(Entry entry, Mark mark)
    {
        if (entry.Mark is { } before) _byMark.Remove(before);
        entry.Mark = mark;
        _byMark[mark] = entry;
    }

    private Subject Used(Entry entry)
    {
        if (_byUse.Last != entry.Use)
        {
            _byUse.Remove(entry.Use);
            _byUse.AddLast(entry.Use);
        }

        return entry.Subject;
    }

    private void Remove(Entry entry)
    {
        _byUse.Remove(entry.Use);
        _bySubject.Remove((entry.Subject.Site, entry.Subject.Id));
        if (entry.Mark is { } mark) _byMark.Remove(mark);
    }

    private sealed class Entry
    {
        public Entry(Subject subject) => (Subject, Use) = (subject, new LinkedListNode<Entry>(this));

        public Subject Subject { get; }

        public LinkedListNode<Entry> Use { get; }

        public Mark? Mark { get; set; }
    }
}
