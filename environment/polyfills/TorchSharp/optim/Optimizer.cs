using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            private protected readonly List<ParamGroup> groups = [];

            private protected Optimizer() { }

            public virtual IEnumerable<ILearningRateController> ParamGroups => groups;

            public virtual IEnumerable<Parameter> parameters() => groups.SelectMany(group => group.Parameters);

            public virtual void add_param_group(ParamGroup param_group) => throw new NotImplementedException();

            /// <summary>Sets the gradients to zero; they stay allocated.</summary>
            public virtual void zero_grad() => Native.zero_grads(parameters(), set_to_none: false);

            /// <param name="closure">Computes the loss, with gradients enabled, before the step; its result is
            /// returned.</param>
            public virtual Tensor? step(Func<Tensor>? closure = null) => throw new NotImplementedException();

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
            }

            /// <summary>The options of each group and the state of each parameter; no copies.</summary>
            public class StateDictionary
            {
                internal StateDictionary() { }

                public List<OptimizerOptions> Options { get; } = [];

                public List<OptimizerState> State { get; } = [];

                /// <summary>For each group, which states are its own.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }
    }
}
