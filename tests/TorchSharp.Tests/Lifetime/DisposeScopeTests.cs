using static TorchSharp.torch;

namespace TorchSharp.Tests.Lifetime;

public class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside;
        using (NewDisposeScope()) inside = ones(2) + 1;
        Assert.True(inside.IsInvalid);
    }

    [Fact]
    public void A_tensor_made_before_the_scope_survives_it()
    {
        using var before = ones(2);
        using (NewDisposeScope()) before.add(1);
        Assert.False(before.IsInvalid);
    }

    [Fact]
    public void Moving_out_goes_one_scope_up()
    {
        using var outer = NewDisposeScope();
        Tensor moved;
        using (NewDisposeScope()) moved = ones(2).MoveToOuterDisposeScope();
        Assert.False(moved.IsInvalid);
        Assert.True(outer.Contains(moved));
        outer.Dispose();
        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void Moving_out_of_the_outermost_scope_detaches()
    {
        Tensor moved;
        using (var scope = NewDisposeScope()) moved = scope.MoveToOuter(ones(2));
        Assert.False(moved.IsInvalid);
        moved.Dispose();
    }

    [Fact]
    public void A_detached_tensor_survives_every_scope()
    {
        Tensor detached;
        using (NewDisposeScope())
        using (NewDisposeScope())
            detached = ones(2).DetachFromDisposeScope();
        Assert.False(detached.IsInvalid);
        detached.Dispose();
    }

    [Fact]
    public void An_attached_tensor_dies_with_its_new_scope()
    {
        var tensor = ones(2);
        using (var scope = NewDisposeScope())
        {
            scope.Attach(tensor);
            Assert.Equal(1, scope.DisposablesCount);
        }
        Assert.True(tensor.IsInvalid);
    }

    [Fact]
    public void Everything_but_keeps_what_it_is_given()
    {
        using var scope = NewDisposeScope();
        var (kept, gone) = (ones(2), zeros(2));
        Assert.Same(kept, scope.DisposeEverythingBut(kept));
        Assert.False(kept.IsInvalid);
        Assert.True(gone.IsInvalid);
        Assert.Same(kept, Assert.Single(scope.DisposablesView));
    }

    [Fact]
    public void A_tensor_disposed_by_hand_leaves_its_scope()
    {
        using var scope = NewDisposeScope();
        ones(2).Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Every_intermediate_and_every_view_is_registered()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, 3);
        _ = (x * 2).sum();
        _ = x[0];
        _ = x.topk(1);
        Assert.Equal(6, scope.DisposablesCount);
    }

    [Fact]
    public void A_disposed_scope_refuses_to_work()
    {
        var scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();
        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesCount);
        using var tensor = ones(1);
        Assert.Throws<ObjectDisposedException>(() => scope.Attach(tensor));
    }

    [Fact]
    public void A_scope_that_ends_out_of_turn_leaves_the_others_in_order()
    {
        using var outer = NewDisposeScope();
        var middle = NewDisposeScope();
        var inner = NewDisposeScope();
        middle.Dispose();
        var moved = inner.MoveToOuter(ones(1));
        Assert.True(outer.Contains(moved));
        inner.Dispose();
        Assert.Same(outer, CurrentDisposeScope);
    }

    [Fact]
    public void Each_thread_has_its_own_scopes()
    {
        using var scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = ones(1));
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
        elsewhere!.Dispose();
    }
}
