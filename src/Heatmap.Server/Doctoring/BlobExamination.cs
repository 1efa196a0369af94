using System.Globalization;
using Heatmap.Blobs;

namespace Heatmap.Server;

/// <summary>How many recordings there are, and whether those looked at are what was put.</summary>
internal sealed class BlobExamination(string folder) : IExamination
{
    // Reading all would take hours where there are terabytes. Every so many-th is read; what spoils a disk spoils more than one.
    private const int MostRead = 1_000;

    public string Subject => "blobs";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        var blobs = FolderBlobs.Look(folder);
        var listed = new List<BlobEntry>();
        await foreach (var entry in blobs.ListAsync(cancellation: cancellation)) listed.Add(entry);
        var step = Math.Max(1, listed.Count / MostRead);
        var damaged = new List<BlobName>();
        for (var i = 0; i < listed.Count; i += step)
        {
            if (!await IsSoundAsync(blobs, listed[i].Name, cancellation)) damaged.Add(listed[i].Name);
        }

        if (damaged.Count > 0)
            return [Finding.Act(Subject, $"{damaged.Count} of the recordings in '{folder}' that were read are damaged, the first of them {damaged[0]}.", "Copy them from the folder 'blobs' of a backup.")];
        var read = string.Create(CultureInfo.InvariantCulture, $"{listed.Count} recordings, {(listed.Count + step - 1) / step} of them read and sound");
        return [Finding.Fine(Subject, $"{read}; {Sizes.InWords(listed.Sum(b => (double)b.Bytes))}.")];
    }

    /// <summary>One that retention has taken since it was listed is sound too.</summary>
    private static async Task<bool> IsSoundAsync(FolderBlobs blobs, BlobName name, CancellationToken cancellation)
    {
        try
        {
            await blobs.FindAsync(name, cancellation);
            return true;
        }
        catch (DamagedBlobException)
        {
            return false;
        }
    }
}
