using System.Security.Cryptography;

namespace Heatmap.Server;

/// <summary>The SDK's script as it is served: its bytes, its integrity hash (Subresource Integrity: SHA-384), its version.</summary>
public sealed class SdkScript(byte[] bytes)
{
    public byte[] Bytes { get; } = bytes;

    public string Integrity { get; } = "sha384-" + Convert.ToBase64String(SHA384.HashData(bytes));

    /// <summary>Changes whenever a byte of the script does.</summary>
    public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
}
