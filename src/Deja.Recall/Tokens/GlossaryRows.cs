namespace Deja.Recall.Tokens;

/// <summary>The rows of <see cref="Glossary"/>: words that mean the same, parted by spaces, an English one first.</summary>
internal static class GlossaryRows
{
    public const string Text = """
        error 报错 错误 出错
        exception 异常
        fail failed failure 失败
        warning 警告 告警
        crash crashed 崩溃 闪退 挂掉 挂了
        twice second 两次 第二次 二次 两遍
        backward backpropagation backprop 反向传播 反传
        forward 前向传播 前向
        graph 计算图
        gradient grad 梯度
        loss 损失
        optimizer 优化器
        train training 训练
        inference 推理
        freeze frozen 冻结
        checkpoint 检查点 断点
        weight weights 权重
        tensor 张量
        shape shapes 形状
        dimension dim 维度
        size 尺寸 大小
        mismatch 不匹配 不一致 对不上
        attention 注意力
        cache cached 缓存
        memory 内存 显存
        leak leaks 泄漏 泄露
        gpu 显卡
        driver 驱动
        device 设备
        kernel 内核
        camera webcam 摄像头 相机
        image picture 图片 图像 镜像
        video 视频
        record recording 录制 录像
        mirror mirrored flip 翻转 镜像源
        disk 磁盘 硬盘
        full space 满了 已满 写满 空间不足
        quota 配额
        port 端口
        occupied taken inuse 占用 被占
        process 进程
        thread threads 线程
        coroutine 协程
        concurrent concurrency race 并发 竞争 竞态
        lock locked 锁 加锁 锁文件
        deadlock 死锁
        timeout timed 超时
        retry 重试
        connect connection connected 连接 连不上 连接不上
        refuse refused reject rejected 拒绝 被拒
        reset 重置
        network 网络 外网 联网
        proxy 代理
        firewall 防火墙
        dns resolve 解析
        host hostname 主机 主机名
        domain 域名
        server 服务器 服务端
        client 客户端
        request 请求
        response 响应
        certificate cert certificates 证书
        trust trusted 信任 受信任
        signature signed 签名
        sign 签发
        encrypt encryption 加密
        decrypt 解密
        key keys 密钥 公钥 私钥
        password passphrase 密码
        token 令牌
        login 登录 登陆
        account 账号 账户
        permission permissions privilege 权限 无权
        deny denied 无权限 禁止
        root 管理员
        user 用户
        group 用户组
        environment env 环境
        variable variables 变量
        global 全局
        path 路径
        folder directory 目录 文件夹
        file files 文件
        link symlink 链接 软链接
        linker 链接器
        library libraries 动态库 库文件 运行库
        shared 共享 共享库
        header headers 头文件
        symbol 符号
        undefined 未定义
        definition defined define 定义
        duplicate multiple 重复 重定义
        missing 缺失 缺少 缺
        find found 找不到 未找到 找到
        exist exists 不存在 已存在 存在
        open 打开 打不开
        close closed 关闭
        read 读取
        write writes 写入
        delete remove removed 删除
        create 创建 新建
        copy 复制 拷贝
        move rename 移动 重命名
        overwrite overwritten 覆盖
        upload 上传
        download 下载
        install installed 安装 装不上 安装不上
        uninstall 卸载
        upgrade update 升级 更新
        version versions 版本
        dependency dependencies 依赖
        package packages 软件包 装包
        repository repo 仓库
        source 源
        module modules 模块
        import imports importing 导入 引入
        circular cyclic 循环导入 循环引用 循环依赖
        recursion recursive 递归
        depth deep 层数 太深 深度
        exceed exceeded exceeds overflow 超限 超过 超出 溢出
        limit limits 限制 上限
        stack 栈 堆栈
        heap 堆
        loop 循环
        function 函数
        method 方法
        call called 调用
        argument arguments parameter 参数
        return 返回 返回值
        type types 类型
        convert conversion cast 转换
        object 对象
        class 类
        instance 实例
        reference 引用
        pointer 指针
        null none nil 空指针 空值 空引用
        array 数组
        index 索引 下标
        bounds range 越界
        string 字符串
        character char 字符
        encode encoding codec 编码 乱码
        decode 解码
        integer int 整数
        float 浮点 浮点数
        boolean bool 布尔
        date 日期
        timezone 时区
        syntax 语法
        indent indentation 缩进
        quote quotes 引号
        bracket parenthesis 括号
        parse parsing 解析器
        compile compiler compiled 编译 编译器 编译不过
        build 构建 打包
        debug debugger 调试
        test tests 测试
        deploy deployment 部署
        release 发布
        start 启动 起来 开机
        stop 停止
        restart 重启
        run running 运行
        runtime 运行时
        background 后台
        daemon 守护进程
        service 服务
        container 容器
        cluster 集群
        node 节点
        volume 卷 挂载卷
        mount mounted 挂载
        registry 镜像仓库
        pull 拉取 拉代码
        push 推送
        merge 合并
        conflict conflicts 冲突
        branch branches 分支
        commit 提交
        rebase 变基
        diverge divergent diverged 分叉
        remote 远程 远端
        stash 暂存 储藏
        tag 标签
        revert undo 撤销 回退
        history 历史
        submodule 子模块
        database 数据库
        table 表
        query 查询
        column 列
        row 行
        transaction 事务
        foreign 外键
        unique 唯一
        constraint 约束
        migrate migration 迁移
        backup 备份
        log logs 日志
        output 输出
        input 输入
        console terminal 控制台 终端
        shell 命令行
        command 命令
        script 脚本
        signal 信号
        kill killed 杀掉 杀死
        exit 退出
        hang hung stuck freeze 卡住 卡死
        slow 慢 太慢
        fast speed 快 速度
        context 上下文
        scope 作用域
        async asynchronous 异步
        callback 回调
        promise 期约
        event 事件
        browser 浏览器
        page 页面 网页
        style css 样式
        font 字体
        render 渲染
        layout 布局
        cross cors 跨域
        route router 路由
        session 会话
        header 请求头
        config configuration setting 配置
        option options 选项
        default 默认
        virtual 虚拟
        mode 模式
        flag 标志
        field 字段
        property 属性
        generic 泛型
        interface 接口
        inherit inheritance 继承
        abstract 抽象
        constructor 构造函数
        lambda closure 闭包 匿名函数
        pickle serialize serialization 序列化
        deserialize 反序列化
        reflection 反射
        annotation 注解
        decorator 装饰器
        iterator generator 迭代器 生成器
        matrix 矩阵
        vector 向量
        plot figure 绘图 画图
        model 模型
        dataset 数据集
        batch 批次
        label labels target 标签类别
        epoch 轮次
        sample sampling 采样
        precision 精度
        ambiguous 歧义
        multiply multiplication 乘法 相乘
        macro 宏
        formula math equation 公式
        citation 引文
        template 模板
        question 问号
        operator 操作符 运算符
        """;
}
