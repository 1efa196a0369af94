using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>A page of a batch as its events need it: the masked path in clear, the rest ready to be sealed.</summary>
internal sealed class SealedPage(BatchPage page)
{
    public string Id => page.Id;

    public string Path { get; } = PageAddress.MaskedPath(page.Url);

    public PageViewed Viewed(Sealer sealer, Subject subject) => new(
        page.Width,
        page.Height,
        PageAddress.Host(page.Referrer),
        PageAddress.CampaignOf(page.Url),
        sealer.Seal(subject, new PageDetails(page.Url, page.Title, page.Referrer), EventJson.Default.PageDetails));
}
