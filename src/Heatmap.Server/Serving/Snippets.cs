using System.Text.Encodings.Web;
using Heatmap.Api;

namespace Heatmap.Server;

/// <summary>The tag that a customer pastes.</summary>
public sealed class Snippets(FrontEnd frontEnd) : ISnippets
{
    /// <summary>How browsers reach this server; known once it listens.</summary>
    public Uri PublicAddress { get; set; } = new("http://localhost");

    public string For(string publicKey) => For(publicKey, mode: null);

    /// <summary>The tag with a privacy mode other than the SDK's default (strict).</summary>
    public string For(string publicKey, string? mode)
    {
        var html = HtmlEncoder.Default;
        var source = new Uri(PublicAddress, $"/sdk/heatmap.js?v={frontEnd.Sdk.Version}");
        var more = mode is null ? "" : $" data-mode=\"{html.Encode(mode)}\"";
        return $"<script async src=\"{html.Encode(source.ToString())}\" data-site=\"{html.Encode(publicKey)}\"{more} "
            + $"integrity=\"{frontEnd.Sdk.Integrity}\" crossorigin=\"anonymous\"></script>";
    }
}
