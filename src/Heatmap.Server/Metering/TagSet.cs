namespace Heatmap.Server;

/// <summary>The tags of a measurement, compared by what is in them. Looking one up makes nothing but the array.</summary>
internal readonly struct TagSet : IEquatable<TagSet>
{
    private readonly int _hash;

    private TagSet(KeyValuePair<string, object?>[] tags)
    {
        Tags = tags;
        var hash = new HashCode();
        foreach (var (tag, value) in tags)
        {
            hash.Add(tag);
            hash.Add(value);
        }

        _hash = hash.ToHashCode();
    }

    public KeyValuePair<string, object?>[] Tags { get; }

    public static TagSet Of(ReadOnlySpan<KeyValuePair<string, object?>> tags) => new(tags.IsEmpty ? [] : tags.ToArray());

    public bool Equals(TagSet other)
    {
        if (_hash != other._hash || Tags.Length != other.Tags.Length) return false;
        for (var i = 0; i < Tags.Length; i++)
        {
            if (Tags[i].Key != other.Tags[i].Key || !Equals(Tags[i].Value, other.Tags[i].Value)) return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is TagSet other && Equals(other);

    public override int GetHashCode() => _hash;
}
