// The seed of the default generator, its default type and its threads belong to the process: tests take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
