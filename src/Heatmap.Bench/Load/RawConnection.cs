using System.Buffers.Text;
using System.Net.Sockets;

namespace Heatmap.Bench;

/// <summary>
/// One HTTP/1.1 connection over a bare, blocking socket: HttpClient would take as much of the two cores as the server's own HTTP, and
/// waking the thread pool for each answer most of what is left. It reads just what a collect answer needs (RFC 9112): status,
/// Content-Length, Retry-After, and the number of accepted events.
/// </summary>
internal sealed class RawConnection(Uri server) : IDisposable
{
    private const int PatienceInMilliseconds = 30_000;

    private const int LongestAnswer = 16 * 1024 * 1024;

    private byte[] _answer = new byte[16 * 1024];
    private Socket? _socket;

    /// <summary>Sends a whole request and reads the whole answer.</summary>
    /// <exception cref="SocketException">The connection could not be made or broke. The next call makes a new one.</exception>
    /// <exception cref="InvalidDataException">The answer is no HTTP that is understood here.</exception>
    public RawAnswer Ask(ReadOnlySpan<byte> request)
    {
        try
        {
            _socket ??= Connect();
            for (var sent = 0; sent < request.Length;) sent += _socket.Send(request[sent..]);
            return Read(_socket);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private Socket Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            SendTimeout = PatienceInMilliseconds,
            ReceiveTimeout = PatienceInMilliseconds,
        };
        try
        {
            socket.Connect(server.Host, server.Port);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private RawAnswer Read(Socket socket)
    {
        var (read, head) = (0, -1);
        while (head < 0)
        {
            read += Receive(socket, read);
            head = _answer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
        }

        var length = Number(_answer.AsSpan(0, head + 2), "content-length:"u8);
        var whole = length is { } told ? head + 4 + told : throw new InvalidDataException("The answer doesn't tell its length.");
        while (read < whole) read += Receive(socket, read);
        return Parse(_answer.AsSpan(0, head + 2), _answer.AsSpan(head + 4, whole - head - 4));
    }

    private int Receive(Socket socket, int from)
    {
        if (from >= LongestAnswer) throw new InvalidDataException("The answer is too long.");
        if (from == _answer.Length) Array.Resize(ref _answer, _answer.Length * 2);
        var received = socket.Receive(_answer.AsSpan(from));
        return received > 0 ? received : throw new SocketException((int)SocketError.ConnectionReset);
    }

    private static RawAnswer Parse(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        // "HTTP/1.1 202 Accepted"
        if (head.Length < 12 || !Utf8Parser.TryParse(head[9..12], out int status, out _)) throw new InvalidDataException("The answer has no status.");
        var wait = Number(head, "retry-after:"u8);
        return new RawAnswer(status, Number(body, "\"accepted\":"u8) ?? 0, wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }

    /// <summary>The whole number behind a name, in any case of letters; null where the name isn't there.</summary>
    private static int? Number(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        for (var at = 0; at + name.Length <= text.Length; at++)
        {
            if (!System.Text.Ascii.EqualsIgnoreCase(text.Slice(at, name.Length), name)) continue;
            return Utf8Parser.TryParse(text[(at + name.Length)..].TrimStart((byte)' '), out int number, out _) ? number : null;
        }

        return null;
    }
}
