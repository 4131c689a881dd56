namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers, whose state can be kept and restored.</summary>
    public class Generator : IDisposable
    {
        public Generator(ulong seed = 0, Device? device = null)
            : this(Native.generator_new(unchecked((long)seed), device ?? CPU), device ?? CPU)
        {
        }

        internal Generator(nint handle, Device device)
        {
            Handle = handle;
            this.device = device;
        }

        ~Generator() => Dispose(false);

        /// <summary>The process's own generator for the CPU: what operations use when none is given.</summary>
        public static Generator Default => new(Native.generator_default(CPU), CPU);

        public nint Handle { get; private set; }

        public Device device { get; }

        internal nint LiveHandle =>
            Handle != 0 ? Handle : throw new ObjectDisposedException(nameof(Generator));

        /// <summary>The state, as a tensor of bytes.</summary>
        public Tensor get_state() => Native.generator_state(this);

        public void set_state(Tensor value) => Native.generator_set_state(this, value);

        public Generator manual_seed(long seed)
        {
            Native.generator_set_seed(this, seed);
            return this;
        }

        /// <summary>Seeds from the system's randomness, and says with what.</summary>
        public long seed() => Native.generator_reseed(this);

        public long initial_seed() => Native.generator_initial_seed(this);

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (Handle == 0) return;
            Native.DeleteGenerator(Handle);
            Handle = 0;
        }
    }

    public static partial class random
    {
        /// <summary>Seeds the generators of every device.</summary>
        public static Generator manual_seed(long seed)
        {
            Native.manual_seed(seed);
            return Generator.Default;
        }

        public static long seed()
        {
            using var generator = Generator.Default;
            return generator.seed();
        }

        public static long initial_seed()
        {
            using var generator = Generator.Default;
            return generator.initial_seed();
        }

        public static Tensor get_rng_state()
        {
            using var generator = Generator.Default;
            return generator.get_state();
        }

        public static void set_rng_state(Tensor new_state)
        {
            using var generator = Generator.Default;
            generator.set_state(new_state);
        }
    }

    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    public static long seed() => random.seed();

    public static long initial_seed() => random.initial_seed();

    public static Tensor get_rng_state() => random.get_rng_state();

    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);
}
