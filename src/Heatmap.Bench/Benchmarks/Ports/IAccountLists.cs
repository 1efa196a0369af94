namespace Heatmap.Bench;

/// <summary>Views of accounts, filled as the projection fills them but without a log, and the list asked of them in one process.</summary>
public interface IAccountLists
{
    /// <summary>
    /// Fills a fresh SQLite file in an empty folder and asks for the first fifty accounts by intent: a first time; then again and again, a
    /// second later each time, with a hundred accounts changed in between; then as of moments that lie behind. Answers how long each of
    /// these took; and the floor, reading the same totals from the file and doing nothing with them.
    /// </summary>
    /// <param name="folder">Where the file is made.</param>
    /// <param name="accounts">How many accounts.</param>
    /// <param name="sessions">How many sessions in all, over 30 days.</param>
    /// <param name="questions">How often each is asked.</param>
    /// <param name="progress">Is told what goes on.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<AccountListTimes> MeasureAsync(
        string folder, int accounts, int sessions, int questions, Action<string> progress, CancellationToken cancellation);
}
