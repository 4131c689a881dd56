namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor of libtorch. Every new one belongs to its thread's innermost <see cref="DisposeScope"/>, if there is
    /// one; a tensor that nobody disposes is released by the garbage collector, some time.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long totalCount;
        private static long peakCount;

        internal nint handle;

        internal Tensor(nint handle, bool register = true)
        {
            this.handle = handle;
            peakCount = Math.Max(peakCount, Interlocked.Increment(ref totalCount));
            if (register) OwningDisposeScope = DisposeScopeManager.OfThread.Register(this);
        }

        ~Tensor() => Dispose(false);

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Tensors alive in the process.</summary>
        public static long TotalCount => Interlocked.Read(ref totalCount);

        /// <summary>The most tensors that were ever alive at once.</summary>
        public static long PeakCount => Interlocked.Read(ref peakCount);

        /// <summary>A name for whoever debugs.</summary>
        public string? name { get; set; }

        /// <summary>Disposed, or handed over to native code.</summary>
        public bool IsInvalid => handle == 0;

        /// <summary>The address of the native at::Tensor.</summary>
        /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
        public nint Handle =>
            handle != 0 ? handle : throw new InvalidOperationException("Tensor invalid -- empty handle: it was disposed.");

        /// <summary>Wraps a native at::Tensor, which from here on belongs to the new object.</summary>
        public static Tensor UnsafeCreateTensor(nint handle) => new(handle);

        /// <summary>Gives the native tensor away: this object is invalid afterwards.</summary>
        public nint DecoupleFromNativeHandle()
        {
            var native = Handle;
#pragma warning disable CA1816 // There is nothing left to finalize.
            GC.SuppressFinalize(this);
#pragma warning restore CA1816
            Interlocked.Decrement(ref totalCount);
            handle = 0;
            return native;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var native = Interlocked.Exchange(ref handle, 0);
            if (native == 0) return;
            Interlocked.Decrement(ref totalCount);
            // A finalizer runs on a thread of its own: scopes and their counts are not its business.
            if (disposing)
            {
                DisposeScopeManager.OfThread.CountDisposal(inScope: OwningDisposeScope is not null);
                OwningDisposeScope?.MarkAsDisposed(this);
            }
            Native.DeleteTensor(native);
        }

        /// <summary>Gives the tensor to the next scope out, or to nobody where there is none.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>From here on, whoever holds the tensor disposes it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other)
        {
            ArgumentNullException.ThrowIfNull(other);
            return MoveToOtherDisposeScope(other.OwningDisposeScope);
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is not null) OwningDisposeScope.MoveToOther(other, this);
            else other?.Attach(this);
            return this;
        }

        // A Parameter takes over the native tensor of the tensor it is made of.
        internal nint MoveHandle()
        {
            var native = Handle;
            handle = 0;
            Interlocked.Decrement(ref totalCount);
            return native;
        }
    }
}
