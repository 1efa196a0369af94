namespace Heatmap.Privacy;

/// <summary>How far an erasure has come. The numbers are a storage format.</summary>
public enum ErasureState
{
    /// <summary>Noted: from here on it will be carried out, whatever crashes.</summary>
    Requested = 0,

    /// <summary>The key's row is gone from the key store: nobody can open the subject's boxes with what the system holds.</summary>
    Unusable = 1,

    /// <summary>The key-encryption key that the row was wrapped in is destroyed: no copy of the row, in a backup or on a disk, helps.</summary>
    Unrecoverable = 2,
}
