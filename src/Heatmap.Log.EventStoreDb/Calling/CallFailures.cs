using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Heatmap.Log.EventStoreDb;

/// <summary>Where a call's end is told: by gRPC's status among the trailers, by HTTP's own, or by the connection that broke.</summary>
internal static class CallFailures
{
    /// <summary>How a call ended whose messages have all come; null when it ended well.</summary>
    public static CallFailedException? OfEnd(Endpoint node, HttpResponseMessage response)
    {
        // A call that fails before its first message says so in its only headers ("Trailers-Only").
        var trailers = Find(response.TrailingHeaders, "grpc-status") is null ? response.Headers : response.TrailingHeaders;
        if (Find(trailers, "grpc-status") is not { } code) return WithoutStatus(node, response);
        if (!int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status)) status = (int)GrpcStatus.Unknown;
        if (status == 0) return null;
        // Percent-encoded ("Status-Message").
        var message = Uri.UnescapeDataString(Find(trailers, "grpc-message") ?? $"status {status}");
        return new CallFailedException((GrpcStatus)status, $"{node} says: {message}")
        {
            Kind = Find(trailers, "exception"),
            Leader = Leader(trailers),
        };
    }

    /// <summary>Whether an exception says that connection or framing failed, and not what was called.</summary>
    public static bool IsTransport(Exception failure) =>
        failure is IOException or HttpRequestException or InvalidDataException or InvalidProtocolBufferException;

    /// <summary>The connection failed before or under a call.</summary>
    public static CallFailedException OfTransport(Endpoint node, Exception failure) => new(
        GrpcStatus.Unavailable, $"{node} {(IsUnreached(failure) ? "can't be reached" : "broke off the connection")}: {Innermost(failure)}", failure)
    {
        IsTransport = true,
        IsUnreached = IsUnreached(failure),
    };

    public static CallFailedException OfDeadline(Endpoint node, TimeSpan deadline) =>
        new(GrpcStatus.DeadlineExceeded, string.Create(CultureInfo.InvariantCulture, $"{node} gave no answer within {deadline.TotalSeconds:0.#} s"));

    private static CallFailedException? WithoutStatus(Endpoint node, HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.OK => new(GrpcStatus.Unknown, $"{node} ended the call without saying how it went"),
        HttpStatusCode.Unauthorized => new(GrpcStatus.Unauthenticated, $"{node} doesn't accept user or password"),
        HttpStatusCode.Forbidden => new(GrpcStatus.PermissionDenied, $"{node} refuses access"),
        _ => new(GrpcStatus.Unavailable, $"{node} answers with HTTP status {(int)response.StatusCode}: is this EventStoreDB's port, and 21.10 or later?"),
    };

    private static Endpoint? Leader(HttpHeaders trailers) =>
        Find(trailers, "leader-endpoint-host") is { Length: > 0 } host
        && int.TryParse(Find(trailers, "leader-endpoint-port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new Endpoint(host, port)
            : null;

    private static bool IsUnreached(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
    };

    private static string Innermost(Exception failure) => failure.GetBaseException().Message;

    private static string? Find(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
