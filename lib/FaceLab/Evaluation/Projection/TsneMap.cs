using System.Numerics;

namespace FaceLab.Evaluation.Projection;

/// <summary>The places of points on a t-SNE map, and the steps of gradient descent.</summary>
/// <remarks>
/// Rows of p are read once a step, and q is made and used in registers: an N x N matrix in between would cost more
/// than all arithmetic. Each row's sums are its own and are added in the order of rows, so the result does not depend
/// on the number of threads.
/// </remarks>
internal sealed class TsneMap
{
    /// <summary>A place so far off that no force acts on it or from it; its square is still a float32.</summary>
    private const float Nowhere = 1e18f;

    private readonly JointProbabilities joint;
    private readonly float[] horizontal;
    private readonly float[] vertical;
    private readonly PointForce[] forces;
    private readonly Momentum[] momenta;

    public TsneMap(JointProbabilities joint)
    {
        this.joint = joint;
        (horizontal, vertical) = (new float[joint.Stride], new float[joint.Stride]);
        Array.Fill(horizontal, Nowhere);
        Array.Fill(vertical, Nowhere);
        (forces, momenta) = (new PointForce[Count], new Momentum[2 * Count]);
        Rest();
    }

    public int Count => joint.Count;

    /// <summary>Sets the coordinates by a function of their index: x, y of the first point, x, y of the
    /// second.</summary>
    public void Place(Func<int, double> coordinate)
    {
        for (var i = 0; i < Count; i++)
            (horizontal[i], vertical[i]) = ((float)coordinate(2 * i), (float)coordinate(2 * i + 1));
    }

    /// <summary>Returns x, y of the first point and so on, around 0.</summary>
    public float[] Coordinates()
    {
        var (x, y) = Middle();
        return [.. Enumerable.Range(0, Count).SelectMany(i => (float[])[horizontal[i] - x, vertical[i] - y])];
    }

    public void Rest() => Array.Fill(momenta, new Momentum());

    /// <summary>Moves the map's middle to 0, and scales it up to this deviation if it is smaller.</summary>
    /// <remarks>
    /// Exaggerated attraction shrinks a map of points that have hardly any neighbourhoods, while the gains of single
    /// points move its middle away. In the end float32 cannot tell the points apart so far from 0, and no force
    /// separates them. In a map as small as at its start, forces are proportional to its size, so scaling changes
    /// nothing but the size.
    /// </remarks>
    public void KeepAtLeast(double deviation)
    {
        var (x, y) = Middle();
        var now = Math.Sqrt(Enumerable.Range(0, Count)
            .Sum(i => Math.Pow(horizontal[i] - x, 2) + Math.Pow(vertical[i] - y, 2)) / Count);
        var factor = now > 0 && now < deviation ? (float)(deviation / now) : 1;
        for (var i = 0; i < Count; i++)
        {
            (horizontal[i], vertical[i]) = ((horizontal[i] - x) * factor, (vertical[i] - y) * factor);
            momenta[2 * i].Grow(factor);
            momenta[2 * i + 1].Grow(factor);
        }
    }

    public void Step(float rate, float momentum, float exaggeration)
    {
        Parallel.For(0, Count, i => forces[i] = ForceOn(i));
        // Each point has a q of 1 with itself.
        var scale = (float)(1 / Math.Max(forces.Sum(force => force.Similarity - 1), 1e-30));
        for (var i = 0; i < Count; i++)
        {
            var force = forces[i];
            momenta[2 * i].Move(ref horizontal[i], 4 * (exaggeration * force.PullX - scale * force.PushX), rate,
                momentum);
            momenta[2 * i + 1].Move(ref vertical[i], 4 * (exaggeration * force.PullY - scale * force.PushY), rate,
                momentum);
        }
    }

    /// <summary>Computes the Kullback-Leibler divergence in nats, sum p log(p / q).</summary>
    public double Divergence()
    {
        var rows = new (double Pairs, double Similarity)[Count];
        Parallel.For(0, Count, i => rows[i] = DivergenceOf(i));
        return rows.Sum(row => row.Pairs) + Math.Log(rows.Sum(row => row.Similarity - 1));
    }

    private (float X, float Y) Middle() =>
        ((float)horizontal.Take(Count).Average(value => (double)value),
            (float)vertical.Take(Count).Average(value => (double)value));

    private PointForce ForceOn(int point)
    {
        var p = joint.Row(point);
        var (x, y) = (new Vector<float>(horizontal[point]), new Vector<float>(vertical[point]));
        var (pullX, pullY, pushX, pushY, total) =
            (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var at = 0; at < p.Length; at += Vector<float>.Count)
        {
            var (dx, dy) = (x - new Vector<float>(horizontal, at), y - new Vector<float>(vertical, at));
            var q = Vector<float>.One / (Vector<float>.One + dx * dx + dy * dy);
            var (pull, push) = (q * new Vector<float>(p[at..]), q * q);
            pullX += pull * dx;
            pullY += pull * dy;
            pushX += push * dx;
            pushY += push * dy;
            total += q;
        }
        return new PointForce(Vector.Sum(pullX), Vector.Sum(pullY), Vector.Sum(pushX), Vector.Sum(pushY),
            Vector.Sum(total));
    }

    private (double Pairs, double Similarity) DivergenceOf(int point)
    {
        var p = joint.Row(point);
        var (pairs, total) = (0.0, 0.0);
        for (var i = 0; i < Count; i++)
        {
            var (dx, dy) = (horizontal[point] - horizontal[i], vertical[point] - vertical[i]);
            var square = 1 + dx * dx + dy * dy;
            total += 1 / square;
            if (p[i] > 0)
                pairs += p[i] * Math.Log((double)p[i] * square);
        }
        return (pairs, total);
    }

    /// <summary>The attraction and the repulsion of a point by others, both unscaled, and its sum of q.</summary>
    private readonly record struct PointForce(float PullX, float PullY, float PushX, float PushY, double Similarity);

    /// <summary>Speed and gain of one coordinate: it speeds up while it keeps its direction (R. Jacobs,
    /// 1988).</summary>
    private struct Momentum()
    {
        private float speed;
        private float gain = 1;

        public void Grow(float factor) => speed *= factor;

        public void Move(ref float coordinate, float gradient, float rate, float momentum)
        {
            gain = Math.Max(speed * gradient < 0 ? gain + 0.2f : gain * 0.8f, 0.01f);
            speed = momentum * speed - rate * gain * gradient;
            coordinate += speed;
        }
    }
}
