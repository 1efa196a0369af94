namespace Heatmap.Api;

/// <summary>Writes the tag that a customer pastes.</summary>
public interface ISnippets
{
    /// <summary>The script tag for a site's public key, with the script's integrity hash.</summary>
    string For(string publicKey);
}
