using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Heatmap.Privacy.Tests;

/// <summary>
/// Crashes at the n-th call through any port: since every effect goes through one, a crash before each call is a crash after each
/// step. A crashed system stays down.
/// </summary>
internal sealed class Faults
{
    private int _left = int.MaxValue;
    private bool _once;

    public int Calls { get; private set; }

    public bool Crashed { get; private set; }

    public void CrashAt(int call) => _left = call;

    public T Around<T>(T port) where T : class
    {
        var proxy = DispatchProxy.Create<T, Proxy>();
        ((Proxy)(object)proxy).Set(this, port);
        return proxy;
    }

    public KeyStore Around(KeyStore store) => new(
        Around(store.Keys), Around(store.Map), Around(store.Tombstones), Around(store.Index), Around(store.Secrets), Around(store.Rewrapping),
        Around(store.Anchor));

    /// <summary>Spans can't pass through a generated proxy.</summary>
    public ISecretFiles Around(ISecretFiles files) => new FaultySecretFiles(this, files);

    /// <summary>One call fails, and the system goes on.</summary>
    public void CrashOnce() => _once = true;

    private void Step()
    {
        Calls++;
        if (_once)
        {
            _once = false;
            throw new CrashException();
        }

        if (--_left > 0 && !Crashed) return;
        Crashed = true;
        throw new CrashException();
    }

    [SuppressMessage("Performance", "CA1852", Justification = "The runtime derives from it.")]
    public class Proxy : DispatchProxy
    {
        private Faults? _faults;
        private object? _port;

        internal void Set(Faults faults, object port) => (_faults, _port) = (faults, port);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            _faults!.Step();
            try
            {
                return targetMethod!.Invoke(_port, args);
            }
            catch (TargetInvocationException e)
            {
                throw e.InnerException!;
            }
        }
    }

    private sealed class FaultySecretFiles(Faults faults, ISecretFiles files) : ISecretFiles
    {
        public IReadOnlyDictionary<string, byte[]> ReadAll()
        {
            faults.Step();
            return files.ReadAll();
        }

        public void Write(string name, ReadOnlySpan<byte> secret)
        {
            faults.Step();
            files.Write(name, secret);
        }

        public void Destroy(string name)
        {
            faults.Step();
            files.Destroy(name);
        }
    }
}
