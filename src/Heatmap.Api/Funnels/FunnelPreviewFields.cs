using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's FunnelPreview.</summary>
public sealed record FunnelPreviewFields(int Visitors, bool All, FunnelFiguresFields Figures)
{
    public static FunnelPreviewFields Of(FunnelPreview preview) =>
        new(preview.Of.Visitors, preview.Of.IsAll, FunnelFiguresFields.Of(preview.Figures, seesSessions: true));
}
