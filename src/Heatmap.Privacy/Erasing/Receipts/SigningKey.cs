using System.Security.Cryptography;

namespace Heatmap.Privacy;

/// <summary>The instance's key for receipts: ECDSA on P-256 (FIPS 186-5), in the secrets folder as PKCS #8.</summary>
internal sealed class SigningKey
{
    private const string Name = "signing";
    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        PublicKey = key.ExportSubjectPublicKeyInfo();
    }

    public byte[] PublicKey { get; }

    /// <summary>Reads the key; makes it when the instance has none.</summary>
    public static SigningKey Open(ISecretFiles files)
    {
        if (Read(files) is { } known) return known;
        var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            files.Write(Name, made.ExportPkcs8PrivateKey());
            return new SigningKey(made);
        }
        catch (IOException) when (Read(files) is not null)
        {
            // Another node, started at the same time, was first.
            made.Dispose();
            return Read(files)!;
        }
    }

    private static SigningKey? Read(ISecretFiles files)
    {
        if (!files.ReadAll().TryGetValue(Name, out var stored)) return null;
        var known = ECDsa.Create();
        known.ImportPkcs8PrivateKey(stored, out _);
        CryptographicOperations.ZeroMemory(stored);
        return new SigningKey(known);
    }

    public byte[] Sign(byte[] data)
    {
        lock (_key) return _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public static bool Verify(byte[] publicKey, byte[] data, byte[] signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            return read == publicKey.Length
                && key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public static string FingerprintOf(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));

    /// <summary>A ledger's time on a receipt; the far ends of what a changed receipt may claim are cut off rather than thrown at.</summary>
    public static DateTimeOffset TimeOf(long unixMilliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(unixMilliseconds, 0, 253_402_300_799_999));
}
