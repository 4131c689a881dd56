namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// A module of one input. Callers use <see cref="call"/>, which runs the hooks; authors write
        /// <see cref="forward"/>.
        /// </summary>
        public abstract class Module<T, TResult>
            : HookableModule<
                    Func<Module<T, TResult>, T, T>,
                    Func<Module<T, TResult>, T, TResult, TResult>>,
                IModule<T, TResult>
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T input);

            public TResult call(T input)
                => HasHooks
                    ? CallWithHooks(input)
                    : forward(input);

            private TResult CallWithHooks(T input)
            {
                RunHooks(module_pre_hooks);
                foreach (var hook in pre_hooks.Values)
                    input = hook(this, input) ?? input;
                var result = forward(input);
                foreach (var hook in post_hooks.Values)
                    result = hook(this, input, result) ?? result;
                RunHooks(module_post_hooks);
                return result;
            }
        }
    }
}
