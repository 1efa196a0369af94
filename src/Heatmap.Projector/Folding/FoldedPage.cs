using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>A page folded into one generation: what is to be committed, and where and when that page ended.</summary>
internal sealed record FoldedPage(GenerationCommit Commit, Position End, long AsOf);
