using System.IO.Compression;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Heatmap.Ingest;

/// <summary>
/// Reads a request's body, at most so much of it (1 MiB as a rule), packed and unpacked. gzip is recognised by its first two bytes (RFC 1952, section
/// 2.3.1), since <c>navigator.sendBeacon</c> can't set a header; unpacking stops at the limit, however much more there would be.
/// </summary>
internal static class BodyReader
{
    public const int Limit = 1024 * 1024;

    /// <exception cref="RequestRefusedException">400, 413 or 415.</exception>
    public static async Task<Body> ReadAsync(HttpRequest request, CancellationToken cancellation, int limit = Limit)
    {
        CheckType(request);
        if (request.ContentLength > limit) throw Body.TooLarge(limit);
        var sent = new Body(limit);
        try
        {
            await sent.FillAsync(request.Body, cancellation).ConfigureAwait(false);
            if (!sent.IsGzip) return sent;
        }
        catch
        {
            sent.Dispose();
            throw;
        }

        using (sent) return await UnpackAsync(sent, limit, cancellation).ConfigureAwait(false);
    }

    private static async Task<Body> UnpackAsync(Body packed, int limit, CancellationToken cancellation)
    {
        MemoryMarshal.TryGetArray(packed.Bytes, out var bytes);
        var unpacked = new Body(limit);
        try
        {
            var source = new GZipStream(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count), CompressionMode.Decompress);
            await using (source.ConfigureAwait(false)) await unpacked.FillAsync(source, cancellation).ConfigureAwait(false);
            return unpacked;
        }
        catch (Exception e)
        {
            unpacked.Dispose();
            if (e is InvalidDataException)
                throw RequestRefusedException.Malformed(Codes.MalformedGzip, "The body begins like gzip but can't be unpacked: it is damaged or cut off.");
            throw;
        }
    }

    private static void CheckType(HttpRequest request)
    {
        var known = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        var encoding = request.Headers.ContentEncoding.ToString();
        if (!known || encoding is not ("" or "gzip" or "identity"))
            throw new RequestRefusedException(
                415, Codes.UnsupportedMediaType, "Send application/json or text/plain in UTF-8, as it is or packed with gzip.");
    }
}
