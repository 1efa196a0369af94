namespace Heatmap.Server;

/// <summary>Looks at one thing and changes nothing.</summary>
internal interface IExamination
{
    string Subject { get; }

    Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation);
}
