using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private bool registered_;

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                if (!buffers_.TryAdd(name, (tensor, persistent)))
                    throw new InvalidOperationException($"Tensor {name} is already registered.");
            }

            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                if (!parameters_.TryAdd(name, param))
                    throw new InvalidOperationException($"Parameter {name} is already registered.");
            }

            public void add_module(string name, Module module) => register_module(name, module);

            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    children_.Remove(name);
                    return;
                }
                if (string.IsNullOrEmpty(name))
                    throw new ArgumentException("A module name cannot be empty.", nameof(name));
                if (name.Contains('.'))
                    throw new ArgumentException($"A module name cannot contain \".\", got: {name}", nameof(name));
                if (children_.ContainsKey(name))
                    throw new InvalidOperationException($"Sub-module {name} is already registered.");
                submodule.RegisterComponents();
                children_.Add(name, submodule);
            }

            /// <summary>
            /// Registers every field that holds a module, a parameter or a tensor, under the field's name. A module
            /// whose fields are set in its constructor calls this at the end of that constructor.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (registered_) return;
                foreach (var field in Fields(GetType()))
                    RegisterField(ComponentName(field), field.GetValue(this));
                registered_ = true;
            }

            private void RegisterField(string name, object? value)
            {
                if (children_.ContainsKey(name) || parameters_.ContainsKey(name) || buffers_.ContainsKey(name)) return;
                if (value is Module module)
                    register_module(name, module);
                else if (value is Parameter parameter)
                    register_parameter(name, parameter);
                else if (value is Tensor tensor)
                    register_buffer(name, tensor);
            }

            private static string ComponentName(FieldInfo field)
                => field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;

            /// <summary>All instance fields, a derived class before its base; the first of a name counts.</summary>
            private static IEnumerable<FieldInfo> Fields(Type type)
            {
                const BindingFlags flags = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
                var seen = new HashSet<string>();
                for (var t = type; t is not null && t != typeof(Module); t = t.BaseType)
                    foreach (var field in t.GetFields(flags | BindingFlags.DeclaredOnly))
                        if (seen.Add(field.Name))
                            yield return field;
            }

            /// <summary>Puts a layer's parameter in place, or takes it away if there is none.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                    parameters_.Remove(name);
                else
                    parameters_[name] = value;
            }

            /// <summary>Puts a layer's buffer in place, or takes it away if there is none.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                    buffers_.Remove(name);
                else
                    buffers_[name] = (value, persistent);
            }
        }
    }
}
