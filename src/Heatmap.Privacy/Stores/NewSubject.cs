using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>
/// A subject to be stored. <see cref="Key"/> is null for one that has its key and is given a further mark.
/// <see cref="Mark"/> is null for subjects that nobody is recognised as (user accounts);
/// <see cref="Day"/> is the day number of a strict-mode mark, which goes with that day's salt.
/// </summary>
public sealed record NewSubject(SiteId Site, SubjectId Subject, WrappedKey? Key, Mark? Mark, int? Day, Mark Tombstone, long Now);
