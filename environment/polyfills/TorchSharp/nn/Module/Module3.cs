namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// A module of three inputs. Callers use <see cref="call"/>, which runs the hooks; authors write
        /// <see cref="forward"/>.
        /// </summary>
        public abstract class Module<T1, T2, T3, TResult>
            : HookableModule<
                    Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>,
                    Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>,
                IModule<T1, T2, T3, TResult>
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            public TResult call(T1 input1, T2 input2, T3 input3)
                => HasHooks
                    ? CallWithHooks(input1, input2, input3)
                    : forward(input1, input2, input3);

            private TResult CallWithHooks(T1 input1, T2 input2, T3 input3)
            {
                RunHooks(module_pre_hooks);
                foreach (var hook in pre_hooks.Values)
                    if (hook(this, input1, input2, input3) is { } changed)
                        (input1, input2, input3) = changed;
                var result = forward(input1, input2, input3);
                foreach (var hook in post_hooks.Values)
                    result = hook(this, input1, input2, input3, result) ?? result;
                RunHooks(module_post_hooks);
                return result;
            }
        }
    }
}
