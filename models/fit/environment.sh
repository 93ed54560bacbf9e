# Sourced before anything is fitted or measured. One thread a process, because the work is spread over processes, and boosting in processes
# forked after its threads started waits for ever; and the same kernels on
# every processor, because other kernels add in another order and fits then differ from the third digit on (models/README.md, Make them again).
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
export OPENBLAS_CORETYPE=Haswell  # the newest that every x86-64 processor with AVX2 runs
export NPY_DISABLE_CPU_FEATURES="AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR"
# Arrays of many megabytes come and go; given back to the system each time, a quarter of the time went into getting them zeroed again
# (scores of prompts never seen: 241 s of user and 85 s of system time, with this 229 and 18).
export MALLOC_MMAP_THRESHOLD_=8589934592 MALLOC_TRIM_THRESHOLD_=8589934592 MALLOC_TOP_PAD_=67108864
