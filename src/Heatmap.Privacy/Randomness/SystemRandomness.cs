using System.Security.Cryptography;

namespace Heatmap.Privacy;

/// <summary>
/// The operating system's generator. Small requests (nonces) are served from a block a thread, since one call into the system
/// costs more than sealing a short text; a served byte is zeroed and never served again.
/// </summary>
public sealed class SystemRandomness : IRandomness
{
    private const int BlockLength = 1024;
    private const int Small = 32;

    [ThreadStatic] private static byte[]? s_block;
    [ThreadStatic] private static int s_used;

    public static SystemRandomness Instance { get; } = new();

    public void Fill(Span<byte> bytes)
    {
        if (bytes.Length >= Small)
        {
            RandomNumberGenerator.Fill(bytes);
            return;
        }

        if (s_block is null || s_used + bytes.Length > BlockLength)
        {
            RandomNumberGenerator.Fill(s_block ??= new byte[BlockLength]);
            s_used = 0;
        }

        var served = s_block.AsSpan(s_used, bytes.Length);
        served.CopyTo(bytes);
        served.Clear();
        s_used += bytes.Length;
    }
}
